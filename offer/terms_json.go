package offer

import (
	"encoding/json"
	"fmt"

	"github.com/offercheck/offercheck/terms"
)

// The structs of terms have no field for Type. The methods below write it, and check it when
// a term is read.

// templateType is the Type of a [PaymentScheduleTermTemplate].
const templateType = "PaymentScheduleTermTemplate"

// readTerm reads a term whose Type has to be name into fields: the term as a type without
// methods.
func readTerm(text []byte, name string, fields any) error {
	found, err := typeOf(text)
	if err != nil {
		return err
	}
	if found != name {
		return fmt.Errorf("expected a term of the Type %s, found %q", name, found)
	}
	return json.Unmarshal(text, fields)
}

func typeOf(text []byte) (string, error) {
	var term struct{ Type string }
	err := json.Unmarshal(text, &term)
	return term.Type, err
}

// UnmarshalJSON implements [json.Unmarshaler].
func (d *UpdatePricingTerms) UnmarshalJSON(text []byte) error {
	var read struct {
		PricingModel PricingModel
		Terms        []json.RawMessage
	}
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	*d = UpdatePricingTerms{PricingModel: read.PricingModel}
	if read.Terms != nil {
		d.Terms = make([]PricingTerm, len(read.Terms))
	}
	for i, text := range read.Terms {
		var err error
		if d.Terms[i], err = readPricingTerm(text); err != nil {
			return err
		}
	}
	return nil
}

func readPricingTerm(text []byte) (PricingTerm, error) {
	found, err := typeOf(text)
	if err != nil {
		return nil, err
	}
	switch found {
	case terms.ConfigurableUpfrontPricingTerm:
		return readPricingTermAs[ConfigurableUpfrontPricingTerm](text)
	case terms.ByolPricingTerm:
		return readPricingTermAs[ByolPricingTerm](text)
	case terms.FreeTrialPricingTerm:
		return readPricingTermAs[FreeTrialPricingTerm](text)
	case terms.UsageBasedPricingTerm:
		return readPricingTermAs[UsageBasedPricingTerm](text)
	case terms.RecurringPaymentTerm:
		return readPricingTermAs[RecurringPaymentTerm](text)
	case terms.FixedUpfrontPricingTerm:
		return readPricingTermAs[FixedUpfrontPricingTerm](text)
	}
	return nil, fmt.Errorf("expected a pricing term, found one of the Type %q", found)
}

func readPricingTermAs[T PricingTerm](text []byte) (PricingTerm, error) {
	var t T
	err := json.Unmarshal(text, &t)
	return t, err
}

func (t SupportTerm) MarshalJSON() ([]byte, error) {
	type fields SupportTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.SupportTerm, fields(t)})
}

func (t *SupportTerm) UnmarshalJSON(text []byte) error {
	type fields SupportTerm
	return readTerm(text, terms.SupportTerm, (*fields)(t))
}

func (t LegalTerm) MarshalJSON() ([]byte, error) {
	type fields LegalTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.LegalTerm, fields(t)})
}

func (t *LegalTerm) UnmarshalJSON(text []byte) error {
	type fields LegalTerm
	return readTerm(text, terms.LegalTerm, (*fields)(t))
}

func (t ValidityTerm) MarshalJSON() ([]byte, error) {
	type fields ValidityTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.ValidityTerm, fields(t)})
}

func (t *ValidityTerm) UnmarshalJSON(text []byte) error {
	type fields ValidityTerm
	return readTerm(text, terms.ValidityTerm, (*fields)(t))
}

func (t PaymentScheduleTerm) MarshalJSON() ([]byte, error) {
	type fields PaymentScheduleTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.PaymentScheduleTerm, fields(t)})
}

func (t *PaymentScheduleTerm) UnmarshalJSON(text []byte) error {
	type fields PaymentScheduleTerm
	return readTerm(text, terms.PaymentScheduleTerm, (*fields)(t))
}

func (t NetPaymentTerm) MarshalJSON() ([]byte, error) {
	type fields NetPaymentTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.NetPaymentTerm, fields(t)})
}

func (t *NetPaymentTerm) UnmarshalJSON(text []byte) error {
	type fields NetPaymentTerm
	return readTerm(text, terms.NetPaymentTerm, (*fields)(t))
}

func (t RenewalTerm) MarshalJSON() ([]byte, error) {
	type fields RenewalTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.RenewalTerm, fields(t)})
}

func (t *RenewalTerm) UnmarshalJSON(text []byte) error {
	type fields RenewalTerm
	return readTerm(text, terms.RenewalTerm, (*fields)(t))
}

func (t PaymentScheduleTermTemplate) MarshalJSON() ([]byte, error) {
	type fields PaymentScheduleTermTemplate
	return json.Marshal(struct {
		Type string
		fields
	}{templateType, fields(t)})
}

func (t *PaymentScheduleTermTemplate) UnmarshalJSON(text []byte) error {
	type fields PaymentScheduleTermTemplate
	return readTerm(text, templateType, (*fields)(t))
}

func (t ConfigurableUpfrontPricingTerm) MarshalJSON() ([]byte, error) {
	type fields ConfigurableUpfrontPricingTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.ConfigurableUpfrontPricingTerm, fields(t)})
}

func (t *ConfigurableUpfrontPricingTerm) UnmarshalJSON(text []byte) error {
	type fields ConfigurableUpfrontPricingTerm
	return readTerm(text, terms.ConfigurableUpfrontPricingTerm, (*fields)(t))
}

func (t ByolPricingTerm) MarshalJSON() ([]byte, error) {
	type fields ByolPricingTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.ByolPricingTerm, fields(t)})
}

func (t *ByolPricingTerm) UnmarshalJSON(text []byte) error {
	type fields ByolPricingTerm
	return readTerm(text, terms.ByolPricingTerm, (*fields)(t))
}

func (t FreeTrialPricingTerm) MarshalJSON() ([]byte, error) {
	type fields FreeTrialPricingTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.FreeTrialPricingTerm, fields(t)})
}

func (t *FreeTrialPricingTerm) UnmarshalJSON(text []byte) error {
	type fields FreeTrialPricingTerm
	return readTerm(text, terms.FreeTrialPricingTerm, (*fields)(t))
}

func (t UsageBasedPricingTerm) MarshalJSON() ([]byte, error) {
	type fields UsageBasedPricingTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.UsageBasedPricingTerm, fields(t)})
}

func (t *UsageBasedPricingTerm) UnmarshalJSON(text []byte) error {
	type fields UsageBasedPricingTerm
	return readTerm(text, terms.UsageBasedPricingTerm, (*fields)(t))
}

func (t RecurringPaymentTerm) MarshalJSON() ([]byte, error) {
	type fields RecurringPaymentTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.RecurringPaymentTerm, fields(t)})
}

func (t *RecurringPaymentTerm) UnmarshalJSON(text []byte) error {
	type fields RecurringPaymentTerm
	return readTerm(text, terms.RecurringPaymentTerm, (*fields)(t))
}

func (t FixedUpfrontPricingTerm) MarshalJSON() ([]byte, error) {
	type fields FixedUpfrontPricingTerm
	return json.Marshal(struct {
		Type string
		fields
	}{terms.FixedUpfrontPricingTerm, fields(t)})
}

func (t *FixedUpfrontPricingTerm) UnmarshalJSON(text []byte) error {
	type fields FixedUpfrontPricingTerm
	return readTerm(text, terms.FixedUpfrontPricingTerm, (*fields)(t))
}
