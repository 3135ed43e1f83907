package offer

import (
	"encoding/json"
	"fmt"

	"github.com/offercheck/offercheck/internal/bug"
)

// A ChangeType is the ChangeType of a change.
type ChangeType string

// The types of changes to offers, in the order of AWS's page "Working with offers"; those
// of channel partners come last. The struct for the details of each has the same name without
// Type.
const (
	TypeCreateOffer                ChangeType = "CreateOffer"
	TypeCreateReplacementOffer     ChangeType = "CreateReplacementOffer"
	TypeUpdateInformation          ChangeType = "UpdateInformation"
	TypeUpdateTargeting            ChangeType = "UpdateTargeting"
	TypeUpdateSupportTerms         ChangeType = "UpdateSupportTerms"
	TypeUpdateLegalTerms           ChangeType = "UpdateLegalTerms"
	TypeUpdatePricingTerms         ChangeType = "UpdatePricingTerms"
	TypeUpdateAvailability         ChangeType = "UpdateAvailability"
	TypeUpdateValidityTerms        ChangeType = "UpdateValidityTerms"
	TypeUpdatePaymentScheduleTerms ChangeType = "UpdatePaymentScheduleTerms"
	TypeUpdateNetPaymentTerms      ChangeType = "UpdateNetPaymentTerms"
	TypeUpdateRenewalTerms         ChangeType = "UpdateRenewalTerms"
	TypeReleaseOffer               ChangeType = "ReleaseOffer"

	TypeCreateOfferUsingResaleAuthorization            ChangeType = "CreateOfferUsingResaleAuthorization"
	TypeCreateReplacementOfferUsingResaleAuthorization ChangeType = "CreateReplacementOfferUsingResaleAuthorization"
	TypeUpdateMarkup                                   ChangeType = "UpdateMarkup"
)

// Details are the details of a change, typed: [UpdateTargeting] and the other structs that
// are named after a change type. That of a change type which several kinds of entity have is
// the one of offers, unless it has the kind in its name, as [UpdateOfferSetInformation] does.
// They have the fields of the newest edition. The rows that
// check them begin with the change type, as UpdateTargeting/422/PositiveTargeting does.
//
// What is not given is handled alike in all of them:
//
//   - A field that AWS requires is always written, so that a check reports it when it is
//     empty. An optional field is left out when it is empty.
//   - A list is left out when it is nil and written when it is empty. Where Terms may be
//     empty, an empty list removes the term from the offer.
//
// Unmarshaling drops fields that the structs do not have, and fails for a term of another
// type than its list holds.
type Details interface {
	ChangeType() ChangeType
}

// ReadDetails returns the details of a change to an offer, a resale authorization or an offer
// set as the struct of its change type. It is for changes that were read as JSON. The error is
// for a change type without a struct, for another entity, and for details that do not fit the
// struct.
func ReadDetails(c Change) (details Details, err error) {
	defer bug.Recover(&details, &err, nil)
	read, ok := detailsReaders[c.Entity.Type][c.ChangeType]
	if !ok {
		return nil, fmt.Errorf("the details of %q of %q have no struct", c.ChangeType, c.Entity.Type)
	}
	text := []byte(c.Details)
	if c.DetailsDocument != nil {
		if text, err = json.Marshal(c.DetailsDocument); err != nil {
			return nil, fmt.Errorf("the details of %s cannot be written as JSON: %w", c.ChangeType, err)
		}
	}
	if details, err = read(text); err != nil {
		return nil, fmt.Errorf("the details of %s cannot be read: %w", c.ChangeType, err)
	}
	return details, nil
}

// A detailsReader reads the details of one change type.
type detailsReader func(text []byte) (Details, error)

// detailsReaders are those of the change types, by the type of their entity.
var detailsReaders = map[string]map[ChangeType]detailsReader{
	EntityType: offerReaders, ResaleAuthorization: resaleReaders, OfferSet: offerSetReaders,
}

var offerReaders = map[ChangeType]detailsReader{
	TypeCreateOffer:                readDetails[CreateOffer],
	TypeCreateReplacementOffer:     readDetails[CreateReplacementOffer],
	TypeUpdateInformation:          readDetails[UpdateInformation],
	TypeUpdateTargeting:            readDetails[UpdateTargeting],
	TypeUpdateSupportTerms:         readDetails[UpdateSupportTerms],
	TypeUpdateLegalTerms:           readDetails[UpdateLegalTerms],
	TypeUpdatePricingTerms:         readDetails[UpdatePricingTerms],
	TypeUpdateAvailability:         readDetails[UpdateAvailability],
	TypeUpdateValidityTerms:        readDetails[UpdateValidityTerms],
	TypeUpdatePaymentScheduleTerms: readDetails[UpdatePaymentScheduleTerms],
	TypeUpdateNetPaymentTerms:      readDetails[UpdateNetPaymentTerms],
	TypeUpdateRenewalTerms:         readDetails[UpdateRenewalTerms],
	TypeReleaseOffer:               readDetails[ReleaseOffer],

	TypeCreateOfferUsingResaleAuthorization:            readDetails[CreateOfferUsingResaleAuthorization],
	TypeCreateReplacementOfferUsingResaleAuthorization: readDetails[CreateReplacementOfferUsingResaleAuthorization],
	TypeUpdateMarkup: readDetails[UpdateMarkup],
}

func readDetails[D Details](text []byte) (Details, error) {
	var d D
	err := json.Unmarshal(text, &d)
	return d, err
}
