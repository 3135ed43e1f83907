// Package agreement checks requests of the AWS Marketplace Agreement Service and reads
// what the service returns.
package agreement
