package offer

// A ChangeType is what the edition says of the changes to an offer of one type.
type ChangeType struct {
	creates Parts // the parts that make the kind of offer which it creates; nothing when it creates none
	sets    Parts // the parts that it may set
}

var changeTypes = map[string]*ChangeType{
	"CreateOffer":                                    {ProductID, ProductID | Name},
	"CreateReplacementOffer":                         {AgreementID, AgreementID | Name},
	"CreateOfferUsingResaleAuthorization":            {ResaleAuthorizationID, ResaleAuthorizationID | ProductID | Name},
	"CreateReplacementOfferUsingResaleAuthorization": {AgreementID | ResaleAuthorizationID, AgreementID | ResaleAuthorizationID | Name},
	"UpdateInformation":                              {sets: Name | Description | PreExistingAgreement},
	"UpdateTargeting":                                {sets: Targeting},
	"UpdateSupportTerms":                             {sets: SupportTerm},
	"UpdateLegalTerms":                               {sets: LegalTerm},
	"UpdatePricingTerms":                             {sets: PricingModel | PricingTerms},
	"UpdateAvailability":                             {sets: AvailabilityEndDate},
	"UpdateValidityTerms":                            {sets: ValidityTerm},
	"UpdatePaymentScheduleTerms":                     {sets: PaymentScheduleTerm},
	"UpdateRenewalTerms":                             {sets: RenewalTerm},
	"UpdateMarkup":                                   {sets: MarkupPercentage},
	"ReleaseOffer":                                   {sets: Release},
}

// ChangeTypeOf is the type of that name; nil for one that the edition does not know.
func ChangeTypeOf(name string) *ChangeType { return changeTypes[name] }
