package fold

import (
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
)

// An effect is what a type of change does to an offer.
type effect struct {
	creates Parts // the parts that make the kind of offer which it creates; nothing when it creates none
	sets    Parts // the parts that it may set
}

// effects are those of the change types, by their index.
var effects = func() (all [changetype.Count]effect) {
	for name, e := range map[string]effect{
		changetype.CreateOffer:                                    {ProductID, ProductID | Name | OfferSetID},
		changetype.CreateReplacementOffer:                         {AgreementID, AgreementID | Name},
		changetype.CreateOfferUsingResaleAuthorization:            {ResaleAuthorizationID, ResaleAuthorizationID | Name | Description},
		changetype.CreateReplacementOfferUsingResaleAuthorization: {AgreementID | ResaleAuthorizationID, AgreementID | ResaleAuthorizationID | Name},
		changetype.UpdateInformation:                              {0, Name | Description | PreExistingAgreement},
		changetype.UpdateTargeting:                                {0, Targeting},
		changetype.UpdateSupportTerms:                             {0, SupportTerm},
		changetype.UpdateLegalTerms:                               {0, LegalTerm},
		changetype.UpdatePricingTerms:                             {0, PricingModel | PricingTerms},
		changetype.UpdateAvailability:                             {0, AvailabilityEndDate},
		changetype.UpdateValidityTerms:                            {0, ValidityTerm},
		changetype.UpdatePaymentScheduleTerms:                     {0, PaymentScheduleTerm},
		changetype.UpdateNetPaymentTerms:                          {0, NetPaymentTerm},
		changetype.UpdateRenewalTerms:                             {0, RenewalTerm},
		changetype.UpdateMarkup:                                   {0, MarkupPercentage},
		changetype.ReleaseOffer:                                   {0, Release},
	} {
		all[changetype.Find(errcodes.Newest, changetype.Offer, name).Index] = e
	}
	return all
}()

// effectOf is what a type of change to offers does; nothing for one that is not known.
func effectOf(t *changetype.Type) effect {
	if t == nil {
		return effect{}
	}
	return effects[t.Index]
}

// UpdateOf is the name of the change type that sets all of some parts of an offer which
// exists already; "" when no one type does.
func UpdateOf(parts Parts) string {
	for _, t := range changetype.All() {
		if e := effects[t.Index]; !t.Creates && parts&^e.sets == 0 {
			return t.Name
		}
	}
	return ""
}
