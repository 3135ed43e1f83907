// Package offercheck tells a seller on AWS Marketplace what is wrong with an offer, a resale
// authorization or an offer set before anything is sent to AWS.
//
// [Validate] checks a change set, the request of StartChangeSet in the Catalog
// API: against the rules that AWS applies at once (HTTP 422 and 404) and
// against those that it reports minutes or hours later in DescribeChangeSet. It
// never touches the network. What cannot be known from the change set alone
// may be handed in as [Facts]; what is still not known is listed as undecided,
// with what would decide it.
//
// AWS changes what it accepts. An edition is what its pages said at one time: change sets
// are checked against the newest of [Editions], unless [WithEdition] names another.
// [Report.Edition] says which it was.
//
// [Validator.ValidateRequest] checks requests of the AWS Marketplace Agreement Service.
package offercheck
