package agreements

import "github.com/offercheck/offercheck/internal/jsondoc"

// An AcceptedTerm is a term of acceptedTerms in a GetAgreementTerms response,
// as it is written. Its Name is that of the member of the union that it is,
// such as legalTerm; names that are not known are kept.
type AcceptedTerm struct{ jsondoc.Node }

// ParseTerms reads a GetAgreementTerms response. An item of acceptedTerms has
// one member; AWS's own samples have items with several, which are as many
// terms.
func ParseTerms(text []byte) (terms []AcceptedTerm, nextToken string, err error) {
	root, err := parse(text)
	if err == nil {
		err = checkTermPage(root)
	}
	if err != nil {
		return nil, "", err
	}
	nextToken, err = readToken(root)
	return acceptedTerms(root.Get("acceptedTerms")), nextToken, err
}

// checkTermPage checks the shape of a GetAgreementTerms response.
func checkTermPage(root jsondoc.Node) error {
	list := root.Get("acceptedTerms")
	if list.Kind() != jsondoc.Array {
		return expected(root, "acceptedTerms", "the list of a GetAgreementTerms response")
	}
	for _, item := range list.Items() {
		if err := checkObject(item, `a term such as {"legalTerm": {…}}`); err != nil {
			return err
		}
	}
	return nil
}

// acceptedTerms are the terms of a list of unions.
func acceptedTerms(list jsondoc.Node) []AcceptedTerm {
	all := make([]AcceptedTerm, 0, list.Len())
	for _, item := range list.Items() {
		for _, term := range item.Members() {
			if term.Kind() != jsondoc.Null {
				all = append(all, AcceptedTerm{term})
			}
		}
	}
	return all
}

// Offered is the term as an offer has it, {"Type": "LegalTerm", "Documents":
// ...}: the names of its members are capitalised, those that are null are left
// out, and a term that does not say its type has that of its name. The unions of
// a RenewalTerm, priceIncrease and those in termTemplates, have a Type. A date that
// is a number of seconds is written as a timestamp; other values stay as they
// are.
func (t AcceptedTerm) Offered() []byte { return offering{dates: true}.appendTerm(nil, t) }
