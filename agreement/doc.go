// Package agreement reads what the AWS Marketplace Agreement Service returns.
//
// It stands on the fifth floor: it knows documents and terms, but no offers.
package agreement
