// Package agreement checks requests of the AWS Marketplace Agreement Service and reads
// what the service returns.
//
// [Validate] and [ParseCSV] are for requests. The other Parse functions read responses, as
// JSON with AWS's own names: as the AWS CLI prints them. What is read are structs with the
// fields that matter most, named after AWS's. A field that is not given, is null or has
// another JSON type than AWS documents has its zero value; ids alone have to be there.
// Nothing is lost: Raw is the whole as it was written, with the fields that the struct does
// not have. It is also what to hand in as facts.
//
// Timestamps are read as RFC 3339 or as a number of seconds since 1970, to the
// millisecond, and are in UTC.
package agreement
