// Package agreements checks requests of the AWS Marketplace Agreement Service
// and reads what the service returns, as far as facts need it.
//
// A thing that was read is a view: a handle on what was written, whose methods
// are called as the members are. A member that is not there, or null, is the
// empty string or a node that does not exist. An id is the only member that has
// to be there.
package agreements
