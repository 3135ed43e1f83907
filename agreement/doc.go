// Package agreement checks requests of the AWS Marketplace Agreement Service and reads
// what the service returns.
//
// [Validate] and [ParseCSV] are for requests. The other Parse functions read responses of
// the operations that they name, in JSON as the AWS CLI prints it. They return structs with
// the fields that matter most, under AWS's names. A field that is missing, null or of another
// JSON type than AWS documents has its zero value; only ids are required. Raw is the value as
// it was written, with the fields that the struct does not have, so that nothing is lost. The
// Raw of agreements, invoices and requests is also an item of a facts document.
//
// Timestamps are in UTC. They are read in RFC 3339, or as a number of seconds since 1970, to
// the millisecond. The struct has the zero time.Time for what is neither.
package agreement
