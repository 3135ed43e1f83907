package fold_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/fold"
)

// said is what a condition comes to, in a word: yes, no, or what it needs.
func said(c check.Cond) string {
	switch {
	case c.Holds():
		return "yes"
	case c.Fails():
		return "no"
	}
	return c.Needs().String()
}

// describe tells a dimension in one line.
func describe(d fold.Dimension) string {
	unit, needs := d.Unit()
	if needs != 0 {
		unit = "(" + needs.String() + ")"
	}
	line := fmt.Sprintf("%s metered %s, entitled %s, in %s", d.Key, said(d.IsMetered()), said(d.IsEntitled()), unit)
	if d.Restricted {
		line += ", restricted"
	}
	if d.AddsMetered() {
		line += ", adds metered"
	}
	return line
}

// changeTo is a change to prod-1, a SaaS product.
func changeTo(changeType, details string) string {
	return fmt.Sprintf(`{"ChangeType": %q, "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": %s}`, changeType, details)
}

const createOffer = `{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {"ProductId": "prod-1"}}`

func TestDimensions(t *testing.T) {
	const seat, call = `{"Key": "seat", "Unit": "Users", "Types": ["Entitled"]}`, `{"Key": "call", "Unit": "Calls", "Types": ["Metered"]}`
	for _, tc := range []struct {
		name       string
		dimensions string // as stored; "" for a product that is not known
		changes    []string
		want       []string
		complete   string
	}{
		{"stored", seat + "," + call, nil,
			[]string{"seat metered no, entitled yes, in Users", "call metered yes, entitled no, in Calls"}, "yes"},
		{"externally metered", `{"Key": "call", "Unit": "Calls", "Types": ["ExternallyMetered"]}`, nil,
			[]string{"call metered yes, entitled no, in Calls"}, "yes"},
		{"one key twice", seat + `, {"Key": "seat", "Unit": "Users", "Types": ["Metered"]}`, nil,
			[]string{"seat metered yes, entitled yes, in Users"}, "yes"},
		{"one key twice in two units", seat + `, {"Key": "seat", "Unit": "Hosts", "Types": ["Metered"]}`, nil,
			[]string{"seat metered yes, entitled yes, in (aws)"}, "yes"},
		{"types and unit not given", `{"Key": "seat"}`, nil,
			[]string{"seat metered product, entitled product, in (product)"}, "yes"},
		{"types of another kind", `{"Key": "seat", "Unit": "Users", "Types": ["Other", 1]}`, nil,
			[]string{"seat metered no, entitled no, in Users"}, "yes"},
		{"key not given", seat + `, {"Name": "Call"}`, nil,
			[]string{"seat metered no, entitled yes, in Users"}, "product"},
		{"not known", "", nil, nil, "product"},

		{"added", seat, []string{changeTo("AddDimensions", `[`+call+`]`)},
			[]string{"seat metered no, entitled yes, in Users", "call metered yes, entitled no, in Calls, adds metered"}, "yes"},
		{"added to what is not known", "", []string{changeTo("AddDimensions", `[`+seat+`]`)},
			[]string{"seat metered no, entitled yes, in Users"}, "product"},
		{"added to a key", seat, []string{changeTo("AddDimensions", `[{"Key": "seat", "Unit": "Users", "Types": ["Metered"]}]`)},
			[]string{"seat metered yes, entitled yes, in Users, adds metered"}, "yes"},
		{"added by Details", seat, []string{`{"ChangeType": "AddDimensions", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1@4"},
			"Details": "[{\"Key\": \"call\", \"Unit\": \"Calls\", \"Types\": [\"Metered\"]}]"}`},
			[]string{"seat metered no, entitled yes, in Users", "call metered yes, entitled no, in Calls, adds metered"}, "yes"},
		{"added as text", seat, []string{changeTo("AddDimensions", `["call"]`)}, nil, "changeset"},
		{"added as an object", "", []string{changeTo("AddDimensions", call)}, nil, "changeset, product"},

		{"updated", seat, []string{changeTo("UpdateDimensions", `[{"Key": "seat", "Unit": "Hosts", "Types": ["Metered"]}]`)},
			[]string{"seat metered yes, entitled no, in Hosts"}, "yes"},
		{"name updated", seat, []string{changeTo("UpdateDimensions", `[{"Key": "seat", "Name": "Seat"}]`)},
			[]string{"seat metered no, entitled yes, in Users"}, "yes"},
		{"one of two updated", seat + `, {"Key": "seat", "Unit": "Users", "Types": ["Metered"]}`,
			[]string{changeTo("UpdateDimensions", `[{"Key": "seat", "Unit": "Hosts", "Types": ["Metered"]}, {"Key": "seat", "Unit": "Hosts", "Types": ["Entitled"]}]`)},
			[]string{"seat metered yes, entitled yes, in Hosts"}, "yes"},
		{"which of two is not said", seat + `, {"Key": "seat", "Unit": "Users", "Types": ["Entitled"]}`,
			[]string{changeTo("UpdateDimensions", `[{"Key": "seat", "Name": "Seat"}]`)},
			[]string{"seat metered product, entitled yes, in (product)"}, "yes"},
		{"updated before it is added", "", []string{changeTo("UpdateDimensions", `[{"Key": "seat", "Unit": "Hosts"}]`), changeTo("AddDimensions", `[`+seat+`]`)},
			[]string{"seat metered no, entitled yes, in Hosts"}, "product"},
		{"updated without being there", seat, []string{changeTo("UpdateDimensions", `[`+call+`]`)},
			[]string{"seat metered no, entitled yes, in Users"}, "yes"},
		{"updated, not known", "", []string{changeTo("UpdateDimensions", `[`+call+`]`)},
			[]string{"call metered yes, entitled product, in (product)"}, "product"},

		{"restricted", seat + "," + call, []string{changeTo("RestrictDimensions", `["call"]`)},
			[]string{"seat metered no, entitled yes, in Users", "call metered yes, entitled no, in Calls, restricted"}, "yes"},
		{"restricted, not known", "", []string{changeTo("RestrictDimensions", `[{"Key": "call"}]`)},
			[]string{"call metered product, entitled product, in (product), restricted"}, "product"},
		{"restricted and added", seat, []string{changeTo("RestrictDimensions", `["call"]`), changeTo("AddDimensions", `[`+call+`]`)},
			[]string{"seat metered no, entitled yes, in Users", "call metered yes, entitled no, in Calls, restricted, adds metered"}, "yes"},
		{"restricted in a way that cannot be read", seat, []string{changeTo("RestrictDimensions", `[1]`)}, nil, "changeset"},
		{"another change", seat, []string{changeTo("UpdateInformation", `{"Key": "call"}`)},
			[]string{"seat metered no, entitled yes, in Users"}, "yes"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			facts := "{}"
			if tc.dimensions != "" {
				facts = fmt.Sprintf(`{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1@3", "DetailsDocument": {"Dimensions": [%s]}}]}`, tc.dimensions)
			}
			d := foldedOffer(t, facts, append(tc.changes, createOffer)...).Product().Dimensions()
			var got []string
			for dimension := range d.All() {
				got = append(got, describe(dimension))
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("dimensions (-want +got):\n%s", diff)
			}
			if got := said(d.Complete()); got != tc.complete {
				t.Errorf("complete: %s, want %s", got, tc.complete)
			}
		})
	}
}

// A dimension can be looked for whether or not all are known, and one that is
// only restricted does not exist.
func TestFindDimension(t *testing.T) {
	const stored = `{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {"Dimensions": [{"Key": "seat", "Unit": "Users", "Types": ["Entitled"]}]}}]}`
	restrict := changeTo("RestrictDimensions", `["old"]`)
	for _, tc := range []struct{ facts, key, want string }{
		{stored, "seat", "yes: seat metered no, entitled yes, in Users"},
		{stored, "call", "no: call metered no, entitled no, in "},
		{stored, "old", "no: old metered no, entitled no, in , restricted"},
		{"{}", "call", "product: call metered product, entitled product, in (product)"},
		{"{}", "old", "product: old metered product, entitled product, in (product), restricted"},
	} {
		d := foldedOffer(t, tc.facts, restrict, createOffer).Product().Dimensions()
		dimension, exists := d.Find(tc.key)
		if got := said(exists) + ": " + describe(dimension); got != tc.want {
			t.Errorf("%s of %s: %s, want %s", tc.key, tc.facts, got, tc.want)
		}
	}
}

func TestAnyDimension(t *testing.T) {
	for _, tc := range []struct{ dimensions, metered, entitled string }{
		{`[]`, "no", "no"},
		{`[{"Key": "a", "Types": ["Metered"]}]`, "yes", "no"},
		{`[{"Key": "a", "Types": ["Metered"]}, {"Key": "b"}]`, "yes", "product"},
		{`null`, "product", "product"},
	} {
		facts := fmt.Sprintf(`{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {"Dimensions": %s}}]}`, tc.dimensions)
		d := foldedOffer(t, facts, createOffer).Product().Dimensions()
		got := []string{said(d.Any((*fold.Dimension).IsMetered)), said(d.Any((*fold.Dimension).IsEntitled))}
		if want := []string{tc.metered, tc.entitled}; !slices.Equal(got, want) {
			t.Errorf("%s: metered and entitled %s, want %s", tc.dimensions, strings.Join(got, " and "), strings.Join(want, " and "))
		}
	}
}

// Which products have dimensions of their own alone, and which of their
// delivery options.
func TestDimensionsByProductType(t *testing.T) {
	const create = `{"ChangeType": "CreateProduct", "ChangeName": "P", "Entity": {"Type": "%s@1.0"}, "DetailsDocument": {}}`
	const deliver = `{"ChangeType": "AddDeliveryOptions", "Entity": {"Type": "%s@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}`
	const stored = `{"Entities": [{"EntityType": "%s@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {"Dimensions": []}}]}`
	for _, tc := range []struct{ productType, created, delivered string }{
		{"SaaSProduct", "yes", "yes"},
		{"AmiProduct", "yes", "yes"},
		{"ContainerProduct", "yes", "yes"},
		{"MachineLearningProduct", "product", "product"},
		{"ProfessionalServicesProduct", "product", "product"},
	} {
		ofNew := strings.Replace(createOffer, "prod-1", "$P.Entity.Identifier", 1)
		if got := said(foldedOffer(t, "{}", fmt.Sprintf(create, tc.productType), ofNew).Product().Dimensions().Complete()); got != tc.created {
			t.Errorf("new %s: all known: %s, want %s", tc.productType, got, tc.created)
		}
		facts := fmt.Sprintf(stored, tc.productType)
		if got := said(foldedOffer(t, facts, fmt.Sprintf(deliver, tc.productType), createOffer).Product().Dimensions().Complete()); got != tc.delivered {
			t.Errorf("%s with new delivery options: all known: %s, want %s", tc.productType, got, tc.delivered)
		}
		if got := said(foldedOffer(t, facts, createOffer).Product().Dimensions().Complete()); got != "yes" {
			t.Errorf("%s as stored: all known: %s", tc.productType, got)
		}
	}
}

// What changes make of a dimension that is listed twice, and what they could have
// made of any when they cannot be read.
func TestChangesToDimensions(t *testing.T) {
	find := func(facts string, changes ...string) fold.Dimension {
		d, _ := foldedOffer(t, facts, append(changes, createOffer)...).Product().Dimensions().Find("m")
		return d
	}
	added := find("{}", changeTo("AddDimensions", `[{"Key": "m", "Types": ["Metered"]}, {"Key": "m", "Types": ["Entitled"]}]`))
	if !added.AddsMetered() {
		t.Error("a metered dimension that is added as an entitled one, too, is not added")
	}
	const twice = `{"Entities": [{"EntityType": "SaaSProduct@1.0", "EntityIdentifier": "prod-1", "DetailsDocument": {"Dimensions": [
		{"Key": "m", "Unit": "A", "Types": ["Entitled"]}, {"Key": "m", "Unit": "B", "Types": ["Entitled"]}]}}]}`
	updated := find(twice, changeTo("UpdateDimensions", `[{"Key": "m", "Types": ["Metered"]}]`))
	if updated.AddsMetered() || !updated.IsMetered().Holds() || !updated.IsEntitled().Holds() {
		t.Errorf("updated it is added as metered %t, metered %s, entitled %s", updated.AddsMetered(), said(updated.IsMetered()), said(updated.IsEntitled()))
	}
	model := strings.Replace(twice, "SaaSProduct", "MachineLearningProduct", 1)
	more := strings.Replace(changeTo("AddDimensions", `[]`), "SaaSProduct", "MachineLearningProduct", 1)
	if complete := foldedOffer(t, model, more, createOffer).Product().Dimensions().Complete(); !complete.Holds() {
		t.Errorf("dimensions that are added to a model are complete: %s", said(complete))
	}
	for _, changeType := range []string{"AddDimensions", "UpdateDimensions", "RestrictDimensions"} {
		d := foldedOffer(t, twice, changeTo(changeType, `{"Key": "m"}`), createOffer).Product().Dimensions()
		if needs := d.Complete().Needs().String(); needs != "changeset" {
			t.Errorf("%s that cannot be read needs %q", changeType, needs)
		}
	}
}
