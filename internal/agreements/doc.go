// Package agreement reads what the AWS Marketplace Agreement Service returns.
//
// Each Parse function reads the response of an operation, as JSON with the
// service's own names. What it gives are views: handles on what was written,
// whose methods are called as the members are. A member that is not there, or
// null, is the empty string or a node that does not exist, and one that this
// package does not know is found by Get; so nothing is lost, and a view marshals
// to what was written. An id is the only member that has to be there.
//
// It stands on the fifth floor: it knows documents and terms, but no offers.
package agreements
