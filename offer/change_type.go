package offer

// A ChangeType is what the edition says of the changes to an offer of one type.
type ChangeType struct {
	Name    string
	creates Parts // the parts that make the kind of offer which it creates; nothing when it creates none
	sets    Parts // the parts that it may set
}

var changeTypes = [...]ChangeType{
	{"CreateOffer", ProductID, ProductID | Name},
	{"CreateReplacementOffer", AgreementID, AgreementID | Name},
	{"CreateOfferUsingResaleAuthorization", ResaleAuthorizationID, ResaleAuthorizationID | Name | Description},
	{"CreateReplacementOfferUsingResaleAuthorization", AgreementID | ResaleAuthorizationID, AgreementID | ResaleAuthorizationID | Name},
	{Name: "UpdateInformation", sets: Name | Description | PreExistingAgreement},
	{Name: "UpdateTargeting", sets: Targeting},
	{Name: "UpdateSupportTerms", sets: SupportTerm},
	{Name: "UpdateLegalTerms", sets: LegalTerm},
	{Name: "UpdatePricingTerms", sets: PricingModel | PricingTerms},
	{Name: "UpdateAvailability", sets: AvailabilityEndDate},
	{Name: "UpdateValidityTerms", sets: ValidityTerm},
	{Name: "UpdatePaymentScheduleTerms", sets: PaymentScheduleTerm},
	{Name: "UpdateRenewalTerms", sets: RenewalTerm},
	{Name: "UpdateMarkup", sets: MarkupPercentage},
	{Name: "ReleaseOffer", sets: Release},
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
