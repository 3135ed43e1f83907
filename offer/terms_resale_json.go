package offer

import (
	"encoding/json"
	"fmt"
)

// The Types of the terms of resale authorizations.
const (
	buyerTargetingTerm                   = "BuyerTargetingTerm"
	buyerValidityTerm                    = "BuyerValidityTerm"
	buyerLegalTerm                       = "BuyerLegalTerm"
	resaleLegalTerm                      = "ResaleLegalTerm"
	resaleUsageBasedPricingTerm          = "ResaleUsageBasedPricingTerm"
	resaleConfigurableUpfrontPricingTerm = "ResaleConfigurableUpfrontPricingTerm"
	resaleFixedUpfrontPricingTerm        = "ResaleFixedUpfrontPricingTerm"
	resalePaymentScheduleTerm            = "ResalePaymentScheduleTerm"
	resaleNetPaymentTerm                 = "ResaleNetPaymentTerm"
)

func (BuyerLegalTerm) Type() string              { return buyerLegalTerm }
func (ResaleLegalTerm) Type() string             { return resaleLegalTerm }
func (ResaleUsageBasedPricingTerm) Type() string { return resaleUsageBasedPricingTerm }
func (ResaleConfigurableUpfrontPricingTerm) Type() string {
	return resaleConfigurableUpfrontPricingTerm
}
func (ResaleFixedUpfrontPricingTerm) Type() string { return resaleFixedUpfrontPricingTerm }

func (BuyerLegalTerm) isResaleLegal()                         {}
func (ResaleLegalTerm) isResaleLegal()                        {}
func (ResaleUsageBasedPricingTerm) isResalePricing()          {}
func (ResaleConfigurableUpfrontPricingTerm) isResalePricing() {}
func (ResaleFixedUpfrontPricingTerm) isResalePricing()        {}

// UnmarshalJSON implements [json.Unmarshaler].
func (d *UpdateResaleAuthorizationLegalTerms) UnmarshalJSON(text []byte) error {
	var read struct{ Terms []json.RawMessage }
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	terms, err := readTerms(read.Terms, readResaleLegalTerm)
	*d = UpdateResaleAuthorizationLegalTerms{Terms: terms}
	return err
}

func readResaleLegalTerm(name string, text []byte) (ResaleAuthorizationLegalTerm, error) {
	switch name {
	case buyerLegalTerm:
		return readAs[BuyerLegalTerm](text)
	case resaleLegalTerm:
		return readAs[ResaleLegalTerm](text)
	}
	return nil, fmt.Errorf("expected a BuyerLegalTerm or a ResaleLegalTerm, found one of the Type %q", name)
}

// UnmarshalJSON implements [json.Unmarshaler].
func (d *UpdateResaleAuthorizationPricingTerms) UnmarshalJSON(text []byte) error {
	var read struct {
		PricingModel PricingModel
		Terms        []json.RawMessage
	}
	if err := json.Unmarshal(text, &read); err != nil {
		return err
	}
	terms, err := readTerms(read.Terms, readResalePricingTerm)
	*d = UpdateResaleAuthorizationPricingTerms{read.PricingModel, terms}
	return err
}

func readResalePricingTerm(name string, text []byte) (ResalePricingTerm, error) {
	switch name {
	case resaleUsageBasedPricingTerm:
		return readAs[ResaleUsageBasedPricingTerm](text)
	case resaleConfigurableUpfrontPricingTerm:
		return readAs[ResaleConfigurableUpfrontPricingTerm](text)
	case resaleFixedUpfrontPricingTerm:
		return readAs[ResaleFixedUpfrontPricingTerm](text)
	}
	return nil, fmt.Errorf("expected a pricing term of a resale authorization, found one of the Type %q", name)
}

// readTerms reads a list of terms of several types, nil if there is none.
func readTerms[T any](list []json.RawMessage, read func(name string, text []byte) (T, error)) ([]T, error) {
	if list == nil {
		return nil, nil
	}
	terms := make([]T, len(list))
	for i, text := range list {
		name, err := typeOf(text)
		if err != nil {
			return nil, err
		}
		if terms[i], err = read(name, text); err != nil {
			return nil, err
		}
	}
	return terms, nil
}

func readAs[T any](text []byte) (term T, err error) {
	err = json.Unmarshal(text, &term)
	return term, err
}

func (t BuyerTargetingTerm) MarshalJSON() ([]byte, error) {
	type fields BuyerTargetingTerm
	return json.Marshal(struct {
		Type string
		fields
	}{buyerTargetingTerm, fields(t)})
}

func (t *BuyerTargetingTerm) UnmarshalJSON(text []byte) error {
	type fields BuyerTargetingTerm
	return readTerm(text, buyerTargetingTerm, (*fields)(t))
}

func (t BuyerValidityTerm) MarshalJSON() ([]byte, error) {
	type fields BuyerValidityTerm
	return json.Marshal(struct {
		Type string
		fields
	}{buyerValidityTerm, fields(t)})
}

func (t *BuyerValidityTerm) UnmarshalJSON(text []byte) error {
	type fields BuyerValidityTerm
	return readTerm(text, buyerValidityTerm, (*fields)(t))
}

func (t BuyerLegalTerm) MarshalJSON() ([]byte, error) {
	type fields BuyerLegalTerm
	return json.Marshal(struct {
		Type string
		fields
	}{buyerLegalTerm, fields(t)})
}

func (t *BuyerLegalTerm) UnmarshalJSON(text []byte) error {
	type fields BuyerLegalTerm
	return readTerm(text, buyerLegalTerm, (*fields)(t))
}

func (t ResaleLegalTerm) MarshalJSON() ([]byte, error) {
	type fields ResaleLegalTerm
	return json.Marshal(struct {
		Type string
		fields
	}{resaleLegalTerm, fields(t)})
}

func (t *ResaleLegalTerm) UnmarshalJSON(text []byte) error {
	type fields ResaleLegalTerm
	return readTerm(text, resaleLegalTerm, (*fields)(t))
}

func (t ResaleUsageBasedPricingTerm) MarshalJSON() ([]byte, error) {
	type fields ResaleUsageBasedPricingTerm
	return json.Marshal(struct {
		Type string
		fields
	}{resaleUsageBasedPricingTerm, fields(t)})
}

func (t *ResaleUsageBasedPricingTerm) UnmarshalJSON(text []byte) error {
	type fields ResaleUsageBasedPricingTerm
	return readTerm(text, resaleUsageBasedPricingTerm, (*fields)(t))
}

func (t ResaleConfigurableUpfrontPricingTerm) MarshalJSON() ([]byte, error) {
	type fields ResaleConfigurableUpfrontPricingTerm
	return json.Marshal(struct {
		Type string
		fields
	}{resaleConfigurableUpfrontPricingTerm, fields(t)})
}

func (t *ResaleConfigurableUpfrontPricingTerm) UnmarshalJSON(text []byte) error {
	type fields ResaleConfigurableUpfrontPricingTerm
	return readTerm(text, resaleConfigurableUpfrontPricingTerm, (*fields)(t))
}

func (t ResaleFixedUpfrontPricingTerm) MarshalJSON() ([]byte, error) {
	type fields ResaleFixedUpfrontPricingTerm
	return json.Marshal(struct {
		Type string
		fields
	}{resaleFixedUpfrontPricingTerm, fields(t)})
}

func (t *ResaleFixedUpfrontPricingTerm) UnmarshalJSON(text []byte) error {
	type fields ResaleFixedUpfrontPricingTerm
	return readTerm(text, resaleFixedUpfrontPricingTerm, (*fields)(t))
}

func (t ResalePaymentScheduleTerm) MarshalJSON() ([]byte, error) {
	type fields ResalePaymentScheduleTerm
	return json.Marshal(struct {
		Type string
		fields
	}{resalePaymentScheduleTerm, fields(t)})
}

func (t *ResalePaymentScheduleTerm) UnmarshalJSON(text []byte) error {
	type fields ResalePaymentScheduleTerm
	return readTerm(text, resalePaymentScheduleTerm, (*fields)(t))
}

func (t ResaleNetPaymentTerm) MarshalJSON() ([]byte, error) {
	type fields ResaleNetPaymentTerm
	return json.Marshal(struct {
		Type string
		fields
	}{resaleNetPaymentTerm, fields(t)})
}

func (t *ResaleNetPaymentTerm) UnmarshalJSON(text []byte) error {
	type fields ResaleNetPaymentTerm
	return readTerm(text, resaleNetPaymentTerm, (*fields)(t))
}
