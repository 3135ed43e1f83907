package offer

// A ChangeType is what is known of the changes to an offer of one type.
type ChangeType struct {
	Name    string
	Judged  bool  // the edition has a schema for its details, and rules
	creates Parts // the parts that make the kind of offer which it creates; nothing when it creates none
	sets    Parts // the parts that it may set
}

// changeTypes are those that the edition knows, and those of resale, which it folds.
var changeTypes = [...]ChangeType{
	{"CreateOffer", true, ProductID, ProductID | Name},
	{"CreateReplacementOffer", true, AgreementID, AgreementID | Name},
	{"CreateOfferUsingResaleAuthorization", false, ResaleAuthorizationID, ResaleAuthorizationID | Name | Description},
	{"CreateReplacementOfferUsingResaleAuthorization", false, AgreementID | ResaleAuthorizationID, AgreementID | ResaleAuthorizationID | Name},
	{"UpdateInformation", true, 0, Name | Description | PreExistingAgreement},
	{"UpdateTargeting", true, 0, Targeting},
	{"UpdateSupportTerms", true, 0, SupportTerm},
	{"UpdateLegalTerms", true, 0, LegalTerm},
	{"UpdatePricingTerms", true, 0, PricingModel | PricingTerms},
	{"UpdateAvailability", true, 0, AvailabilityEndDate},
	{"UpdateValidityTerms", true, 0, ValidityTerm},
	{"UpdatePaymentScheduleTerms", true, 0, PaymentScheduleTerm},
	{"UpdateRenewalTerms", true, 0, RenewalTerm},
	{"UpdateMarkup", false, 0, MarkupPercentage},
	{"ReleaseOffer", true, 0, Release},
}

var changeTypesByName = func() map[string]*ChangeType {
	m := map[string]*ChangeType{}
	for i := range changeTypes {
		m[changeTypes[i].Name] = &changeTypes[i]
	}
	return m
}()

// ChangeTypeOf is the type of that name; nil for one that the edition does not know.
func ChangeTypeOf(name string) *ChangeType { return changeTypesByName[name] }

// UpdateOf is the name of the change type that sets all of some parts of an offer which
// exists already; "" when no one type does.
func UpdateOf(parts Parts) string {
	for i := range changeTypes {
		if c := &changeTypes[i]; c.creates == 0 && parts&^c.sets == 0 {
			return c.Name
		}
	}
	return ""
}
