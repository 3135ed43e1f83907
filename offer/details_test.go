package offer_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/changetype"
	"github.com/offercheck/offercheck/offer"
	"github.com/offercheck/offercheck/schemas"
	"github.com/offercheck/offercheck/testdata"
)

// allDetails are the typed details of every change type, by the type of the entity.
var allDetails = map[string][]offer.Details{
	offer.EntityType: ofOffers,
	offer.OfferSet: {
		offer.CreateOfferSet{}, offer.UpdateOfferSetInformation{}, offer.AssociateOffers{}, offer.DisassociateOffers{},
		offer.AssociateSolution{}, offer.DisassociateSolution{}, offer.ReleaseOfferSet{},
	},
	offer.ResaleAuthorization: {
		offer.CreateResaleAuthorization{}, offer.UpdateResaleAuthorizationInformation{}, offer.UpdateBuyerTargetingTerms{},
		offer.UpdateResaleAuthorizationAvailability{}, offer.UpdateBuyerValidityTerms{}, offer.UpdateResaleAuthorizationLegalTerms{},
		offer.UpdateResaleAuthorizationPricingTerms{}, offer.UpdateResaleAuthorizationPaymentScheduleTerms{},
		offer.UpdateResaleAuthorizationNetPaymentTerms{}, offer.RestrictResaleAuthorization{}, offer.ReleaseResaleAuthorization{},
	},
}

var ofOffers = []offer.Details{
	offer.CreateOffer{}, offer.CreateReplacementOffer{}, offer.UpdateInformation{}, offer.UpdateTargeting{}, offer.UpdateSupportTerms{},
	offer.UpdateLegalTerms{}, offer.UpdatePricingTerms{}, offer.UpdateAvailability{}, offer.UpdateValidityTerms{},
	offer.UpdatePaymentScheduleTerms{}, offer.UpdateNetPaymentTerms{}, offer.UpdateRenewalTerms{}, offer.ReleaseOffer{},
	offer.CreateOfferUsingResaleAuthorization{}, offer.CreateReplacementOfferUsingResaleAuthorization{}, offer.UpdateMarkup{},
}

// A typed term says its Type.
type typed interface{ Type() string }

// termsOf are the terms of each type of lists that hold terms of several types.
var termsOf = map[reflect.Type][]typed{
	reflect.TypeFor[offer.PricingTerm](): {
		offer.ConfigurableUpfrontPricingTerm{}, offer.ByolPricingTerm{}, offer.FreeTrialPricingTerm{},
		offer.UsageBasedPricingTerm{}, offer.RecurringPaymentTerm{}, offer.FixedUpfrontPricingTerm{},
	},
	reflect.TypeFor[offer.ResalePricingTerm](): {
		offer.ResaleUsageBasedPricingTerm{}, offer.ResaleConfigurableUpfrontPricingTerm{}, offer.ResaleFixedUpfrontPricingTerm{},
	},
	reflect.TypeFor[offer.ResaleAuthorizationLegalTerm](): {offer.BuyerLegalTerm{}, offer.ResaleLegalTerm{}},
}

// constants are the constants of each type of strings. A value that only leads to a warning may
// have none.
var constants = map[reflect.Type][]string{
	reflect.TypeFor[offer.PricingModel]():       texts(offer.Byol, offer.Free, offer.Usage, offer.Contract),
	reflect.TypeFor[offer.AcquisitionChannel](): texts(offer.AwsMarketplace, offer.External),
	reflect.TypeFor[offer.DocumentType](): texts(offer.CustomEula, offer.StandardEula, offer.CustomDsa, offer.StandardDsa,
		offer.EnterpriseEula, offer.CustomResellerContract, offer.StandardResellerContract),
	reflect.TypeFor[offer.ResellerRole]():      texts(offer.ChannelPartner, offer.Distributor),
	reflect.TypeFor[offer.SelectorType]():      texts(offer.ByDuration),
	reflect.TypeFor[offer.Allowance]():         texts(offer.Allowed, offer.Disallowed),
	reflect.TypeFor[offer.BillingPeriod]():     texts(offer.Monthly),
	reflect.TypeFor[offer.PriceIncreaseType](): texts(offer.FixedPercentage, offer.PercentageRange),
}

func texts[S ~string](list ...S) (all []string) {
	for _, s := range list {
		all = append(all, string(s))
	}
	return all
}

// Every change type has a struct, and the struct has the fields of the schema: no more, no
// fewer, optional where they are optional there.
func TestDetailsHaveTheFieldsOfTheSchemas(t *testing.T) {
	c := comparison{t, map[string]schema{}, map[reflect.Type][]string{}}
	var compared []string
	for entityType, list := range allDetails {
		for _, d := range list {
			name, owner := reflect.TypeOf(d).Name(), ownerOf(entityType, d.ChangeType())
			if name != string(d.ChangeType()) && name != nameWithKind(owner) {
				t.Errorf("%s is for the change type %s", name, owner)
			}
			if root := c.file(owner + ".json"); root != nil {
				c.value(name, reflect.TypeOf(d), root)
				compared = append(compared, owner)
			}
		}
	}
	for _, name := range changetype.JudgedOwners(errcodes.Newest) {
		if !slices.Contains(compared, name) {
			t.Errorf("%s has no struct", name)
		}
	}
	for kind, list := range constants {
		for _, constant := range list {
			if !slices.Contains(c.taken[kind], constant) {
				t.Errorf("no schema takes %q for a field of the type %s", constant, kind)
			}
		}
	}
}

// ownerOf is what the schema of a change type is called.
func ownerOf(entityType string, changeType offer.ChangeType) string {
	if kind := changetype.KindOf(errcodes.Newest, entityType); kind != changetype.Offer {
		return kind + "/" + string(changeType)
	}
	return string(changeType)
}

// nameWithKind is the name of the struct for a change type that offers have too.
func nameWithKind(owner string) string {
	kind, changeType, _ := strings.Cut(owner, "/")
	return strings.Replace(changeType, "Update", "Update"+kind, 1)
}

type schema = map[string]any

// A comparison compares Go types with the schemas of the newest edition.
type comparison struct {
	t     *testing.T
	files map[string]schema
	taken map[reflect.Type][]string // by type in constants: what the schemas take
}

// file is a schema file of the newest edition, nil if there is none. References in it begin
// with the path of their file.
func (c comparison) file(name string) schema {
	if root, known := c.files[name]; known {
		return root
	}
	c.files[name] = nil
	text, err := fs.ReadFile(schemas.Files(), path.Join(errcodes.Newest.String(), name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		c.t.Fatal(err)
	}
	var root schema
	decode(c.t, text, &root)
	completeReferences(root, name)
	c.files[name] = root
	return root
}

// completeReferences writes the path of its file into each reference below s.
func completeReferences(s any, file string) {
	switch s := s.(type) {
	case schema:
		if ref, ok := s["$ref"].(string); ok {
			target, fragment, _ := strings.Cut(ref, "#")
			if target = path.Join(path.Dir(file), target); strings.HasPrefix(ref, "#") {
				target = file
			}
			s["$ref"] = target + "#" + fragment
		}
		for _, below := range s {
			completeReferences(below, file)
		}
	case []any:
		for _, below := range s {
			completeReferences(below, file)
		}
	}
}

// value compares the type of a value with its schema.
func (c comparison) value(at string, kind reflect.Type, s schema) {
	s = c.resolved(s)
	want := wantedKind(s)
	if want == reflect.Struct && kind.Kind() == reflect.Pointer || want == reflect.Int64 && kind.Kind() == reflect.Pointer {
		kind = kind.Elem()
	}
	if list, isTerm := termsOf[kind]; isTerm {
		c.terms(at, list, s)
		return
	}
	if kind.Kind() != want {
		c.t.Errorf("%s is of the type %s, not a %s", at, kind, want)
		return
	}
	switch want {
	case reflect.Slice:
		c.value(at+"[]", kind.Elem(), s["items"].(schema))
	case reflect.Struct:
		c.fields(at, kind, s)
	case reflect.String:
		if kind != reflect.TypeFor[string]() {
			c.taken[kind] = append(c.taken[kind], enumOf(s)...)
			usual := s
			if should, ok := s["should"].(schema); ok {
				usual = should
			}
			for _, value := range enumOf(usual) {
				if !slices.Contains(constants[kind], value) {
					c.t.Errorf("%s: %s has no constant for %q", at, kind, value)
				}
			}
		}
	}
}

// fields compares the fields of a struct with the properties of an object.
func (c comparison) fields(at string, kind reflect.Type, s schema) {
	properties, required := map[string]schema{}, []string{}
	c.collect(s, properties, &required)
	if name := termType(c.t, kind); name != "" {
		if only := properties["Type"]; only["const"] != name && !slices.Equal(enumOf(only), []string{name}) {
			c.t.Errorf("%s: %s is written with the Type %s", at, kind, name)
		}
		delete(properties, "Type")
	}
	got := fieldsOf(kind)
	if diff := cmp.Diff(slices.Sorted(maps.Keys(properties)), slices.Sorted(maps.Keys(got))); diff != "" {
		c.t.Errorf("%s: fields of the schema, and of %s: %s", at, kind, diff)
		return
	}
	for name, f := range got {
		isList := f.kind.Kind() == reflect.Slice // nil is left out, whether it is required or not
		if isRequired := slices.Contains(required, name); f.omitted != (isList || !isRequired) {
			c.t.Errorf("%s.%s: required: %v, left out when empty: %v", at, name, isRequired, f.omitted)
		}
		c.value(at+"."+name, f.kind, properties[name])
	}
}

// collect adds the properties of an object, and those that depend on its Type.
func (c comparison) collect(s schema, properties map[string]schema, required *[]string) {
	own, _ := s["properties"].(schema)
	for name, p := range own {
		p := c.resolved(p.(schema))
		if p["deprecated"] == true {
			continue
		}
		before := properties[name]
		if before == nil || wantedKind(before) == reflect.Invalid || before["properties"] == nil && p["properties"] != nil {
			properties[name] = p
		}
	}
	names, _ := s["required"].([]any)
	*required = append(*required, stringsOf(names)...)
	conditions, _ := s["allOf"].([]any)
	for _, condition := range conditions {
		then, _ := condition.(schema)["then"].(schema)
		if _, isTerm := then["$ref"]; isTerm { // the only type of term that the list holds
			c.collect(c.resolved(then), properties, required)
			continue
		}
		c.collect(then, properties, new([]string))
	}
}

// terms compares each of the terms that a list may hold with the schema of its Type.
func (c comparison) terms(at string, list []typed, s schema) {
	byType := map[string]reflect.Type{}
	var types []string
	for _, term := range list {
		byType[term.Type()] = reflect.TypeOf(term)
		types = append(types, term.Type())
	}
	if diff := cmp.Diff(enumOf(s["properties"].(schema)["Type"].(schema)), types); diff != "" {
		c.t.Errorf("%s: types of terms: %s", at, diff)
	}
	for _, condition := range s["allOf"].([]any) {
		then := c.resolved(condition.(schema)["then"].(schema))
		name := c.resolved(then["properties"].(schema)["Type"].(schema))["const"].(string)
		c.fields(at+" "+name, byType[name], then)
	}
}

// resolved is the schema that s refers to, or s.
func (c comparison) resolved(s schema) schema {
	for {
		ref, ok := s["$ref"].(string)
		if !ok {
			return s
		}
		file, fragment, _ := strings.Cut(ref, "#")
		s = c.file(file)
		if fragment != "" {
			s = s["$defs"].(schema)[strings.TrimPrefix(fragment, "/$defs/")].(schema)
		}
	}
}

// wantedKind is the kind of Go value for what a schema describes; Invalid when it does not
// say.
func wantedKind(s schema) reflect.Kind {
	kind := s["type"]
	if list, ok := kind.([]any); ok {
		kind = list[0] // the other one is null
	}
	switch kind {
	case "object":
		return reflect.Struct
	case "array":
		return reflect.Slice
	case "integer":
		return reflect.Int64
	case "string":
		return reflect.String
	}
	if s["enum"] != nil || s["const"] != nil {
		return reflect.String
	}
	return reflect.Invalid
}

type fieldOf struct {
	kind    reflect.Type
	omitted bool // left out when it is empty
}

// fieldsOf are the fields of a struct by their names in JSON.
func fieldsOf(kind reflect.Type) map[string]fieldOf {
	all := map[string]fieldOf{}
	for i := range kind.NumField() {
		f := kind.Field(i)
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch name {
		case "-":
			continue
		case "":
			name = f.Name
		}
		all[name] = fieldOf{f.Type, options == "omitzero"}
	}
	return all
}

// termType is the Type that a term is written with, which is not a field of its struct; "" for
// any other struct.
func termType(t *testing.T, kind reflect.Type) string {
	t.Helper()
	var term struct{ Type string }
	if _, isField := kind.FieldByName("Type"); !isField {
		decode(t, encoded(t, reflect.Zero(kind).Interface()), &term)
	}
	return term.Type
}

func enumOf(s schema) []string {
	enum, _ := s["enum"].([]any)
	return stringsOf(enum)
}

func stringsOf(list []any) (all []string) {
	for _, s := range list {
		all = append(all, s.(string))
	}
	return all
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	text, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func decode(t *testing.T, text []byte, to any) {
	t.Helper()
	if err := json.Unmarshal(text, to); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
}

// The details of every change that is in order are read into structs and written again as
// they were, except for fields that AWS does not have.
func TestDetailsRoundTrip(t *testing.T) {
	count := map[string]int{}
	var unreadable []string
	err := fs.WalkDir(testdata.Rules, "rules", func(file string, _ fs.DirEntry, err error) error {
		name := path.Base(file)
		if err != nil || !strings.HasPrefix(name, "ok-") || !strings.HasSuffix(name, ".json") || strings.HasSuffix(name, ".facts.json") {
			return err
		}
		text, err := testdata.Rules.ReadFile(file)
		if err != nil {
			return err
		}
		for _, c := range changesIn(text) {
			if !slices.ContainsFunc(allDetails[c.Entity.Type], func(d offer.Details) bool { return d.ChangeType() == c.ChangeType }) {
				continue
			}
			details, err := offer.ReadDetails(c)
			if err != nil {
				unreadable = append(unreadable, file)
				continue
			}
			count[ownerOf(c.Entity.Type, c.ChangeType)]++
			var got any
			decode(t, encoded(t, details), &got)
			want := c.DetailsDocument
			if want == nil {
				decode(t, []byte(c.Details), &want)
			}
			if diff := cmp.Diff(known(t, want, reflect.TypeOf(details)), got); diff != "" {
				t.Errorf("%s: %s", file, diff)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"rules/Product/AddDimensions/(usage price)/ok-prices-that-could-not-be-read.json"}, unreadable); diff != "" {
		t.Errorf("files with details that do not fit: %s", diff)
	}
	for _, name := range changetype.JudgedOwners(errcodes.Newest) {
		if count[name] == 0 {
			t.Errorf("no fixture has a change of the type %s", name)
		}
	}
}

// changesIn are the changes of a document; none when it is not a change set.
func changesIn(text []byte) []offer.Change {
	var list []offer.Change
	if json.Unmarshal(text, &list) == nil {
		return list
	}
	var request offer.ChangeSet
	_ = json.Unmarshal(text, &request)
	return request.Changes
}

// known is a value without the fields that the struct does not have.
func known(t *testing.T, value any, kind reflect.Type) any {
	t.Helper()
	for _, term := range termsOf[kind] {
		if term.Type() == value.(map[string]any)["Type"] {
			kind = reflect.TypeOf(term)
		}
	}
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = known(t, value[i], kind.Elem())
		}
	case map[string]any:
		if kind.Kind() == reflect.Pointer {
			kind = kind.Elem()
		}
		fields := fieldsOf(kind)
		for name := range value {
			if f, ok := fields[name]; ok {
				value[name] = known(t, value[name], f.kind)
			} else if name != "Type" || termType(t, kind) == "" {
				delete(value, name)
			}
		}
	}
	return value
}

// What is empty, removed or left out is told apart.
func TestDetailsWrite(t *testing.T) {
	for _, c := range []struct {
		details offer.Details
		want    string
	}{
		{offer.ReleaseOffer{}, `{}`},
		{offer.CreateOffer{}, `{"ProductId":""}`},
		{offer.UpdateInformation{Name: "a"}, `{"Name":"a"}`},
		{offer.UpdateInformation{PreExistingAgreement: offer.PreExistingAgreement{Remove: true}}, `{"PreExistingAgreement":null}`},
		{offer.UpdateInformation{PreExistingAgreement: offer.PreExistingAgreement{PricingModel: offer.Contract, AcquisitionChannel: offer.External}},
			`{"PreExistingAgreement":{"PricingModel":"Contract","AcquisitionChannel":"External"}}`},
		{offer.UpdateTargeting{}, `{}`},
		{offer.UpdateTargeting{PositiveTargeting: &offer.PositiveTargeting{}}, `{"PositiveTargeting":{}}`},
		{offer.UpdateSupportTerms{}, `{}`},
		{offer.UpdateSupportTerms{Terms: []offer.SupportTerm{}}, `{"Terms":[]}`},
		{offer.CreateOffer{ProductID: "prod-1", OfferSetID: "offerset-1"}, `{"ProductId":"prod-1","OfferSetId":"offerset-1"}`},
		{offer.UpdateNetPaymentTerms{Terms: []offer.NetPaymentTerm{{PaymentDuePeriod: "P30D"}}}, `{"Terms":[{"Type":"NetPaymentTerm","PaymentDuePeriod":"P30D"}]}`},
		{offer.UpdateRenewalTerms{Terms: []offer.RenewalTerm{{}}}, `{"Terms":[{"Type":"RenewalTerm"}]}`},
		{offer.UpdateRenewalTerms{Terms: []offer.RenewalTerm{{
			LockoutPeriod: "P30D", MaxRenewals: new(offer.Quantity(3)), PriceIncrease: &offer.PriceIncrease{Type: offer.FixedPercentage, Value: "3.00"},
			TermTemplates: []offer.PaymentScheduleTermTemplate{{Schedule: []offer.TemplatePayment{{ChargeDateOffset: "P0M", ChargePercentage: "100"}}}},
		}}}, `{"Terms":[{"Type":"RenewalTerm","LockoutPeriod":"P30D","MaxRenewals":3,"PriceIncrease":{"Type":"FixedPercentage","Value":"3.00"},` +
			`"TermTemplates":[{"Type":"PaymentScheduleTermTemplate","Schedule":[{"ChargeDateOffset":"P0M","ChargePercentage":"100"}]}]}]}`},
		{offer.UpdateRenewalTerms{Terms: []offer.RenewalTerm{{PriceIncrease: &offer.PriceIncrease{Type: offer.PercentageRange, Range: &offer.PriceIncreaseRange{}}}}},
			`{"Terms":[{"Type":"RenewalTerm","PriceIncrease":{"Type":"PercentageRange","Range":{"MinValue":"","MaxValue":"","DefaultValue":""}}}]}`},
		{offer.UpdatePricingTerms{PricingModel: offer.Free}, `{"PricingModel":"Free"}`},
		{offer.UpdatePricingTerms{PricingModel: offer.Free, Terms: []offer.PricingTerm{}}, `{"PricingModel":"Free","Terms":[]}`},
		{offer.UpdatePricingTerms{PricingModel: offer.Usage, Terms: []offer.PricingTerm{
			offer.ByolPricingTerm{},
			offer.FreeTrialPricingTerm{Duration: "P30D", Grants: []offer.FreeTrialGrant{{DimensionKey: "a"}, {DimensionKey: "b", MaxQuantity: new(offer.Quantity(0))}}},
		}}, `{"PricingModel":"Usage","Terms":[{"Type":"ByolPricingTerm"},` +
			`{"Type":"FreeTrialPricingTerm","Duration":"P30D","Grants":[{"DimensionKey":"a"},{"DimensionKey":"b","MaxQuantity":0}]}]}`},
	} {
		text := string(encoded(t, c.details))
		if text != c.want {
			t.Errorf("%#v is written as %s, want %s", c.details, text, c.want)
		}
		read, err := offer.ReadDetails(offer.ChangeOffer("offer-1", c.details))
		if diff := cmp.Diff(c.details, read); err != nil || diff != "" {
			t.Errorf("%s is read as something else: %v %s", text, err, diff)
		}
	}
}

func TestReadDetails(t *testing.T) {
	for _, c := range []struct{ changeType, entity, details, want string }{
		{"CreateOffer", "Offer@1.0", `{"ProductId": "prod-1", "Colour": "red"}`, `{"ProductId":"prod-1"}`},
		{"CreateOffer", "Offer@1.0", "", "the details of CreateOffer cannot be read: unexpected end of JSON input"},
		{"CreateOffer", "SaaSProduct@1.0", "{}", `the details of "CreateOffer" of "SaaSProduct@1.0" have no struct`},
		{"CreateOffers", "Offer@1.0", "{}", `the details of "CreateOffers" of "Offer@1.0" have no struct`},
		{"UpdateInformation", "OfferSet@1.0", `{"Description": "b", "BuyerNotes": "a"}`, `{"BuyerNotes":"a"}`},
		{"UpdateInformation", "Offer@1.0", `{"Description": "b", "BuyerNotes": "a"}`, `{"Description":"b"}`},
		{"AssociateOffers", "OfferSet@1.0", `{"Offers": [{"OfferId": "offer-1"}]}`, `{"Offers":[{"OfferId":"offer-1"}]}`},
		{"AssociateOffers", "Offer@1.0", "{}", `the details of "AssociateOffers" of "Offer@1.0" have no struct`},
		{"CreateOfferUsingResaleAuthorization", "Offer@1.0", `{"OfferSetId": "offerset-1"}`, `{"ResaleAuthorizationId":"","OfferSetId":"offerset-1"}`},
		{"UpdateNetPaymentTerms", "ResaleAuthorization@1.0", `{"Terms": [{"Type": "NetPaymentTerm"}]}`, `the details of UpdateNetPaymentTerms cannot be read: expected a term of the Type ResaleNetPaymentTerm, found "NetPaymentTerm"`},
		{"UpdatePricingTerms", "ResaleAuthorization@1.0", `{"PricingModel": "Free", "Terms": null}`, `{"PricingModel":"Free"}`},
		{"UpdatePricingTerms", "ResaleAuthorization@1.0", `{"Terms": [{"Type": "ByolPricingTerm"}]}`, `the details of UpdatePricingTerms cannot be read: expected a pricing term of a resale authorization, found one of the Type "ByolPricingTerm"`},
		{"UpdatePricingTerms", "ResaleAuthorization@1.0", `{"Terms": 5}`, `the details of UpdatePricingTerms cannot be read: json: cannot unmarshal number into Go struct field .Terms of type []json.RawMessage`},
		{"UpdateLegalTerms", "ResaleAuthorization@1.0", `{"Terms": [{"Type": "LegalTerm"}]}`, `the details of UpdateLegalTerms cannot be read: expected a BuyerLegalTerm or a ResaleLegalTerm, found one of the Type "LegalTerm"`},
		{"UpdateLegalTerms", "ResaleAuthorization@1.0", `{"Terms": [5]}`, `the details of UpdateLegalTerms cannot be read: json: cannot unmarshal number into Go value of type struct { Type string }`},
		{"UpdateTargeting", "ResaleAuthorization@1.0", "{}", `the details of "UpdateTargeting" of "ResaleAuthorization@1.0" have no struct`},
		{"UpdateInformation", "ResaleAuthorization@1.0", `{"Description": 5}`, `the details of UpdateInformation cannot be read: json: cannot unmarshal number into Go struct field fields.Description of type string`},
		{"UpdateSupportTerms", "Offer@1.0", `{"Terms": [{"Type": "LegalTerm"}]}`, `the details of UpdateSupportTerms cannot be read: expected a term of the Type SupportTerm, found "LegalTerm"`},
		{"UpdateSupportTerms", "Offer@1.0", `{"Terms": [null]}`, `the details of UpdateSupportTerms cannot be read: expected a term of the Type SupportTerm, found ""`},
		{"UpdatePricingTerms", "Offer@1.0", `{"Terms": [{"Type": "SupportTerm"}]}`, `the details of UpdatePricingTerms cannot be read: expected a pricing term, found one of the Type "SupportTerm"`},
		{"UpdatePricingTerms", "Offer@1.0", `{"PricingModel": "Free", "Terms": null}`, `{"PricingModel":"Free"}`},
		{"UpdatePricingTerms", "Offer@1.0", fixed(`1E2`),
			`{"PricingModel":"Contract","Terms":[{"Type":"FixedUpfrontPricingTerm","CurrencyCode":"","Price":"","Grants":[{"DimensionKey":"","MaxQuantity":100}]}]}`},
		{"UpdatePricingTerms", "Offer@1.0", fixed(`1.5`), "the details of UpdatePricingTerms cannot be read: 1.5 is not a whole number of 64 bits"},
		{"UpdatePricingTerms", "Offer@1.0", fixed(`9223372036854775808`), "the details of UpdatePricingTerms cannot be read: 9223372036854775808 is not a whole number of 64 bits"},
	} {
		details, err := offer.ReadDetails(offer.Change{ChangeType: offer.ChangeType(c.changeType), Entity: offer.Entity{Type: c.entity}, Details: c.details})
		got := fmt.Sprint(err)
		if err == nil {
			got = string(encoded(t, details))
		}
		if got != c.want {
			t.Errorf("%s %s %s: %s, want %s", c.changeType, c.entity, c.details, got, c.want)
		}
	}
	if _, err := offer.ReadDetails(offer.Change{ChangeType: "CreateOffer", Entity: offer.Entity{Type: "Offer@1.0"}, DetailsDocument: func() {}}); err == nil {
		t.Error("details that are not JSON are read")
	}
}

// fixed are details with a grant of a quantity.
func fixed(quantity string) string {
	return `{"PricingModel": "Contract", "Terms": [{"Type": "FixedUpfrontPricingTerm", "Grants": [{"MaxQuantity": ` + quantity + `}]}]}`
}
