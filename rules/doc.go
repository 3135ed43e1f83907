// Package rules holds the rules that relate fields: of a request to each other, of an
// offer before and after the change set to each other and to the facts. Each names the
// row of AWS's tables that it decides; files go by subject, and the list in all.go is in
// the order of AWS's page.
//
// The package exports nothing. Importing offercheck runs its rules.
package rules

import "github.com/offercheck/offercheck/internal/rulebook"

func init() {
	rulebook.CheckRequest, rulebook.CheckEntities = checkRequest, checkEntities
}
