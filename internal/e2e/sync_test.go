package e2e

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/fold"
	"github.com/offercheck/offercheck/testdata"
)

// syncFound is what the synchronous rows say of a document: "severity row path"
// for each finding and "undecided row, change n" for each open row, in the
// report's order. StartChangeSet/ is left out of rows, for it is most of them.
func syncFound(t testing.TB, document string, options ...offercheck.Option) []string {
	t.Helper()
	now, err := fold.ParseTime(testdata.Now)
	if err != nil {
		t.Fatal(err)
	}
	report, err := offercheck.Validate([]byte(document), append(options, offercheck.WithNow(now))...)
	if err != nil {
		t.Fatalf("%v in %s", err, cutDocument(document))
	}
	var list []string
	for _, f := range report.Findings {
		if f.Phase == errcodes.Sync {
			list = append(list, fmt.Sprintf("%s %s %s", f.Severity, strings.TrimPrefix(f.Row, "StartChangeSet/"), f.Path))
		}
	}
	for _, u := range report.Undecided {
		row, _ := errcodes.FindRow(u.Row)
		if row.Phase == errcodes.Sync {
			list = append(list, fmt.Sprintf("undecided %s, change %d", u.Row, u.Change.Index))
		}
	}
	return list
}

func cutDocument(document string) string {
	if len(document) <= 600 {
		return document
	}
	return document[:300] + " ... " + document[len(document)-300:]
}

func expectSync(t *testing.T, document string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, syncFound(t, document)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", cutDocument(document), diff)
	}
}

// expectSyncIn is expectSync in one edition.
func expectSyncIn(t *testing.T, e errcodes.Edition, document string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, syncFound(t, document, offercheck.WithEdition(e.String()))); diff != "" {
		t.Errorf("%s in %s (-want +got):\n%s", cutDocument(document), e, diff)
	}
}

// A change that is fine, for documents that need one.
const note = `{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"Description": "Agreed in April"}}`

// request is a whole request around the change note, with further members.
func request(members string) string {
	return `{"Catalog": "AWSMarketplace", "ChangeSet": [` + note + `]` + members + `}`
}

// text is a JSON string of n times a character.
func text(n int, character string) string { return `"` + strings.Repeat(character, n) + `"` }

// Values of a wrong type for a string, in the envelope, where null is the same
// as absence.
var notText = []string{"true", "5", "1e999999999", "[]", "{}", `["x"]`, `{"Type": 5}`}

// The members of a request, but for the changes.
func TestRequest(t *testing.T) {
	for _, m := range []struct {
		name      string
		good, bad []string
	}{
		{"ChangeSetName",
			[]string{"null", `"x"`, text(100, "x"), text(100, `\u0020`), `"Spring_offer 2024 + = . : @ -"`, `" "`, `"a\tb\nc"`},
			append(notText, `""`, text(101, "x"), `"Größe"`, `"a/b"`, `"a,b"`, `"a;b"`, `"a&b"`, `"(a)"`, `"a*b"`, `"漢"`, `"\u0000"`)},
		{"ClientRequestToken",
			[]string{"null", `"x"`, text(64, "x"), `"!~"`, `"0b5f7c62-7a4e-4a39-9f1e-0d6d7a3f3c1a"`, `"\\\"<>"`},
			append(notText, `""`, text(65, "x"), `"a b"`, `" "`, `"ü"`, `"a\n"`, `"\u007f"`, `"a\tb"`)},
		{"Intent",
			[]string{"null", `"APPLY"`},
			append(notText, `""`, `"apply"`, `"Validate"`, `"APPLY "`, `"VALIDATION"`)},
		{"ChangeSetTags", []string{"null", `[{"Key": "a", "Value": "b"}]`}, nil},
	} {
		for _, value := range m.good {
			expectSync(t, request(fmt.Sprintf(", %q: %s", m.name, value)))
		}
		for _, value := range m.bad {
			expectSync(t, request(fmt.Sprintf(", %q: %s", m.name, value)), "error 422/"+m.name+" /"+m.name)
		}
	}
	for _, c := range []struct {
		document string
		want     []string
	}{
		{`{}`, []string{"error 422/Catalog /Catalog", "error 422/ChangeSet /ChangeSet"}},
		{`{"Catalog": null, "ChangeSet": null}`, []string{"error 422/Catalog /Catalog", "error 422/ChangeSet /ChangeSet"}},
		{`{"ChangeSet": [` + note + `]}`, []string{"error 422/Catalog /Catalog"}},
		{`{"Catalog": "AWSMarketPlace", "ChangeSet": [` + note + `]}`, []string{"error 422/Catalog /Catalog"}},
		{`{"Catalog": "", "ChangeSet": [` + note + `]}`, []string{"error 422/Catalog /Catalog"}},
		{`{"Catalog": ["AWSMarketplace"], "ChangeSet": [` + note + `]}`, []string{"error 422/Catalog /Catalog"}},
		{`{"Catalog": 5, "ChangeSet": [` + note + `]}`, []string{"error 422/Catalog /Catalog"}},
		{`{"Catalog": "AWSMarketplace"}`, []string{"error 422/ChangeSet /ChangeSet"}},
		{`{"Catalog": "AWSMarketplace", "ChangeSet": {}}`, []string{"error 422/ChangeSet /ChangeSet"}},
		{`{"Catalog": "AWSMarketplace", "ChangeSet": {"a": {"ChangeType": "CreateOffer"}, "b": 1}}`, []string{"error 422/ChangeSet /ChangeSet"}},
		{`{"Catalog": "AWSMarketplace", "ChangeSet": ` + note + `}`, []string{"error 422/ChangeSet /ChangeSet"}},
		{`{"Catalog": "AWSMarketplace", "ChangeSet": "[]"}`, []string{"error 422/ChangeSet /ChangeSet"}},
		{`{"Catalog": "AWSMarketplace", "ChangeSet": []}`, []string{"error 422/ChangeSet /ChangeSet"}},
		{`{"catalog": "AWSMarketplace", "changeSet": [{}]}`, []string{
			"error 422/Catalog /Catalog", "error 422/ChangeSet /ChangeSet", "warning 422/(unknown member) /catalog", "warning 422/(unknown member) /changeSet"}},
		{request(`, "Unknown": {"Unknown": 5}, "ClientToken": "x", "Nothing": null`), []string{"warning 422/(unknown member) /Unknown", "warning 422/(unknown member) /ClientToken"}},
		{note, []string{"error 422/Catalog /Catalog", "error 422/ChangeSet /ChangeSet", // a change alone is no change set
			"warning 422/(unknown member) /ChangeType", "warning 422/(unknown member) /Entity", "warning 422/(unknown member) /DetailsDocument"}},
		{request(`, "Intent": "VALIDATE", "Intent": "APPLY"`), []string{"error 422/(duplicate member) /Intent"}},
		{request(`, "Intent": "APPLY", "Intent": "apply"`), []string{"error 422/(duplicate member) /Intent", "error 422/Intent /Intent"}},
		{request(`, "ChangeSet": [` + note + `]`), []string{"error 422/(duplicate member) /ChangeSet"}},
	} {
		expectSync(t, c.document, c.want...)
	}
	// What the newest edition warns of.
	for member, values := range map[string][]string{"Intent": {`"VALIDATE"`}, "ChangeSetTags": {"[]", "5", `"x"`, `{"Key": {"Key": 1}}`}} {
		row := member
		if member == "Intent" {
			row = "Intent/(note)"
		}
		for _, value := range values {
			document := request(fmt.Sprintf(", %q: %s", member, value))
			expectSyncIn(t, errcodes.Edition2024, document)
			expectSyncIn(t, errcodes.Edition2026, document, "warning 422/"+row+" /"+member)
		}
	}
}

// entity is a change to entity n, which is fine.
func entity(n int) string {
	return fmt.Sprintf(`{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-%d"}, "DetailsDocument": {"Name": "x"}}`, n)
}

func entities(n int) string {
	list := make([]string, n)
	for i := range list {
		list[i] = entity(i)
	}
	return "[" + strings.Join(list, ", ") + "]"
}

// A bare list of changes has no Catalog, and its paths no /ChangeSet.
func TestListOfChanges(t *testing.T) {
	whole := func(list string) string { return `{"Catalog": "AWSMarketplace", "ChangeSet": ` + list + `}` }
	for _, c := range []struct {
		list string
		want []string // "row path", with the path below the list
	}{
		{"[]", []string{"422/ChangeSet "}},
		{entities(1), nil},
		{entities(20), nil},
		{entities(21), []string{"422/ChangeSet "}},
		{"[null]", []string{"422/ChangeSet /0"}},
		{"[5, " + note + ", [], \"x\"]", []string{"422/ChangeSet /0", "422/ChangeSet /2", "422/ChangeSet /3"}},
		{"[[" + note + "]]", []string{"422/ChangeSet /0"}},
		{"[{}]", []string{"422/ChangeSet[].ChangeType /0/ChangeType", "422/ChangeSet[].Details /0/DetailsDocument", "422/ChangeSet[].Entity /0/Entity"}},
	} {
		var bare, inRequest []string
		for _, want := range c.want {
			row, path, _ := strings.Cut(want, " ")
			bare = append(bare, "error "+row+" "+path)
			inRequest = append(inRequest, "error "+row+" /ChangeSet"+path)
		}
		expectSync(t, c.list, bare...)
		expectSync(t, whole(c.list), inRequest...)
	}
}

// The change types of offers whose names exist on other entities too.
var sharedChangeTypes = []string{"UpdateInformation", "UpdateTargeting", "UpdateSupportTerms", "UpdateLegalTerms", "UpdatePricingTerms",
	"UpdateAvailability", "UpdateValidityTerms", "UpdatePaymentScheduleTerms", "UpdateRenewalTerms"}

// The members of a change. In the envelope null is the same as absence.
func TestChange(t *testing.T) {
	const offer1, empty = `"Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}`, `"DetailsDocument": {"Name": "x"}`
	const product = `"Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}`
	long := "X" + strings.Repeat("x", 254)
	expect := func(change string, want ...string) {
		t.Helper()
		expectSync(t, "["+change+"]", want...)
	}
	changeType := func(value string) string { return `{"ChangeType": ` + value + `, ` + product + `, ` + empty + `}` }
	for _, good := range []string{`"X"`, `"AddRepositories"`, `"A_1"`, `"` + long + `"`, `"\u0041dd"`} {
		expect(changeType(good))
	}
	for _, bad := range append(notText, "null", `""`, `"`+long+`x"`, `"updateInformation"`, `"_X"`, `"1X"`, `" X"`, `"X "`, `"Add Dimensions"`, `"Add-Dimensions"`, `"Ändern"`, `"AddÄ"`) {
		expect(changeType(bad), "error 422/ChangeSet[].ChangeType /0/ChangeType")
	}
	changeName := func(value string) string {
		return `{"ChangeType": "UpdateInformation", "ChangeName": ` + value + `, ` + offer1 + `, ` + empty + `}`
	}
	for _, good := range []string{"null", `"x"`, text(72, "x"), text(72, "ü"), text(72, "😀"), `" <\\> "`} {
		expect(changeName(good))
	}
	for _, bad := range append(notText, `""`, text(73, "x"), text(73, "ü")) {
		expect(changeName(bad), "error 422/ChangeSet[].ChangeName /0/ChangeName")
	}

	entity := func(changeType, value string) string {
		return `{"ChangeType": "` + changeType + `", "Entity": ` + value + `, ` + empty + `}`
	}
	for _, bad := range []string{"null", "true", "5", `"Offer@1.0"`, "[]", `[{"Type": "Offer@1.0"}]`} {
		expect(entity("UpdateInformation", bad), "error 422/ChangeSet[].Entity /0/Entity")
	}
	for _, bad := range append(notText, "null", `""`, text(256, "x")) {
		expect(entity("UpdateInformation", `{"Type": `+bad+`, "Identifier": "offer-1"}`), "error 422/ChangeSet[].Entity.Type /0/Entity/Type")
		expect(entity("ReleaseOffer", `{"Type": `+bad+`, "Identifier": "offer-1"}`), "error 422/ChangeSet[].Entity.Type /0/Entity/Type")
	}
	const entityType = " 422/ChangeSet[].Entity.Type /0/Entity/Type"
	for other, misspelt := range map[string]bool{"SaaSProduct@1.0": false, "Off@1.0": true, "Offsets@1.0": false, long: false,
		"Offer@2.0": true, "Offer": true, "offer@1.0": true, " Offer@1.0": true, "OFFERS@2.0": true, "Offer1.0": true} {
		for _, shared := range sharedChangeTypes {
			var want []string
			switch shared {
			case "UpdateSupportTerms", "UpdateValidityTerms", "UpdateRenewalTerms":
				want = []string{"error" + entityType}
			case "UpdatePricingTerms", "UpdateLegalTerms", "UpdateAvailability", "UpdatePaymentScheduleTerms":
				want = []string{"warning" + entityType}
			}
			if misspelt {
				want = []string{"error" + entityType}
			}
			expect(entity(shared, `{"Type": "`+other+`", "Identifier": "x-1"}`), want...)
			expect(entity(shared, `{"Type": "`+other+`"}`), want...)
		}
		for _, ours := range []string{"CreateOffer", "CreateReplacementOffer", "ReleaseOffer"} {
			expect(entity(ours, `{"Type": "`+other+`", "Identifier": "x-1"}`), "error 422/ChangeSet[].Entity.Type /0/Entity/Type")
		}
	}
	for _, shared := range sharedChangeTypes {
		var want, want2026 []string
		switch shared {
		case "UpdateSupportTerms", "UpdateValidityTerms", "UpdateRenewalTerms":
			want, want2026 = []string{"error" + entityType}, []string{"error" + entityType}
		case "UpdatePricingTerms", "UpdateLegalTerms", "UpdateAvailability", "UpdatePaymentScheduleTerms":
			want = []string{"warning" + entityType}
			want2026 = []string{want[0], "undecided OfferSet/" + shared + "/(unknown change type), change 0"}
		case "UpdateTargeting":
			want2026 = []string{"error" + entityType}
		}
		document := "[" + entity(shared, `{"Type": "OfferSet@1.0", "Identifier": "x-1"}`) + "]"
		expectSyncIn(t, errcodes.Edition2024, document, want...)
		expectSyncIn(t, errcodes.Edition2026, document, want2026...)
	}
	for other, types := range map[string][]string{
		"ResaleAuthorization@1.0": {"ResaleAuthorization@2.0", "resaleauthorization@1.0", "ResaleAuthorization", "ResaleAuthorisations@1.0"},
		"OfferSet@1.0":            {"OfferSet@2.0", "OfferSets@1.0", "offerset@1.0", "OfferSe@1.0", "OffrSt@1.0"},
	} {
		for _, misspelt := range types {
			report, err := offercheck.Validate([]byte("[" + entity("UpdateInformation", `{"Type": "`+misspelt+`", "Identifier": "x-1"}`) + "]"))
			if err != nil || len(report.Findings) != 1 || report.Findings[0].Detail != fmt.Sprintf("write %q", other) {
				t.Errorf("%s: %v %v", misspelt, report.Findings, err)
			}
		}
	}
	expect(entity("UpdateInformation", `{}`), "error 422/ChangeSet[].Entity.Type /0/Entity/Type")
	expect(entity("UpdateInformation", `{"Type": "X"}`))
	// What needs to be known of the entity is not asked for where it is not.
	expect(`{"ChangeType": "X", "DetailsDocument": []}`, "error 422/ChangeSet[].Entity /0/Entity")
	expect(`{"ChangeType": "X", "Entity": "Offer@1.0", "DetailsDocument": []}`, "error 422/ChangeSet[].Entity /0/Entity")
	expect(`{"ChangeType": "X", "Entity": {"Identifier": "x-1"}, "DetailsDocument": []}`, "error 422/ChangeSet[].Entity.Type /0/Entity/Type")
	expect(`{"Entity": {"Type": "Offer@1.0"}, "DetailsDocument": {}}`, "error 422/ChangeSet[].ChangeType /0/ChangeType")
	expect(`{"ChangeType": "ReleaseOffer", "DetailsDocument": {}}`, "error 422/ChangeSet[].Entity /0/Entity")
	expect(entity("UpdateInformation", `{"Type": "Offer@1.0", "Identifier": "offer-1", "Id": "offer-1", "None": null}`), "warning 422/(unknown member) /0/Entity/Id")
	expect(entity("ReleaseOffer", `{"Type": "Offer", "Identifier": "offer-1", "Id": "offer-1"}`),
		"error 422/ChangeSet[].Entity.Type /0/Entity/Type", "warning 422/(unknown member) /0/Entity/Id")

	identifier := func(value string) string {
		return entity("UpdateInformation", `{"Type": "Offer@1.0", "Identifier": `+value+`}`)
	}
	for _, good := range []string{`"x"`, text(255, "y"), text(255, "漢"), `"offer-1@3"`, `"offer$1"`} {
		expect(identifier(good))
	}
	for _, bad := range append(notText, "null", `""`, text(256, "x"), `"$offer-1"`, `" offer-1"`, `"offer-1\t"`) {
		expect(identifier(bad), "error 422/ChangeSet[].Entity.Identifier /0/Entity/Identifier")
	}

	tags := `{"ChangeType": "UpdateInformation", "EntityTags": %s, ` + offer1 + `, ` + empty + `}`
	expect(fmt.Sprintf(tags, "null"))
	for _, value := range []string{"5", `[{"Key": "a", "Value": "b"}]`} {
		expectSyncIn(t, errcodes.Edition2024, "["+fmt.Sprintf(tags, value)+"]")
		expectSyncIn(t, errcodes.Edition2026, "["+fmt.Sprintf(tags, value)+"]", "warning 422/ChangeSet[].EntityTags /0/EntityTags")
	}
	expect(`{"ChangeType": "UpdateInformation", "changeName": "x", "Tags": null, "Detail": "{}", `+offer1+`, `+empty+`}`,
		"warning 422/(unknown member) /0/changeName", "warning 422/(unknown member) /0/Detail")
	expect(`{"ChangeType": "UpdateInformation", "ChangeName": "x", "ChangeName": "x", `+offer1+`, `+empty+`}`, "error 422/(duplicate member) /0/ChangeName")
	expect(entity("UpdateInformation", `{"Type": "Offer@1.0", "Type": "Offer@1.0", "Identifier": "offer-1", "Identifier": "offer-1", "Identifier": "offer-1"}`),
		"error 422/(duplicate member) /0/Entity/Type", "error 422/(duplicate member) /0/Entity/Identifier", "error 422/(duplicate member) /0/Entity/Identifier")
}

// Every change type on an offer asks for the offer's id, but the two that
// create one.
func TestIdentifierIsRequired(t *testing.T) {
	const row, missing = "error 422/ChangeSet[].Entity.Identifier ", "/0/Entity/Identifier"
	for changeType, want := range map[string][]string{
		"CreateOffer":                {"error CreateOffer/422/ProductId /0/DetailsDocument/ProductId", "undecided CreateOffer/403/ProductId, change 0"},
		"CreateReplacementOffer":     {"error CreateReplacementOffer/422/AgreementId /0/DetailsDocument/AgreementId", "undecided CreateReplacementOffer/403/AgreementId, change 0"},
		"UpdateInformation":          {row + missing, "error UpdateInformation/422/(properties) /0/DetailsDocument"},
		"UpdateTargeting":            {row + missing},
		"UpdateSupportTerms":         {row + missing, "error UpdateSupportTerms/422/Terms /0/DetailsDocument/Terms"},
		"UpdateLegalTerms":           {row + missing, "error UpdateLegalTerms/422/Terms /0/DetailsDocument/Terms"},
		"UpdatePricingTerms":         {row + missing, "error UpdatePricingTerms/422/PricingModel /0/DetailsDocument/PricingModel", "error UpdatePricingTerms/422/Terms /0/DetailsDocument/Terms"},
		"UpdateAvailability":         {row + missing, "error UpdateAvailability/422/AvailabilityEndDate /0/DetailsDocument/AvailabilityEndDate"},
		"UpdateValidityTerms":        {row + missing, "error UpdateValidityTerms/422/Terms /0/DetailsDocument/Terms"},
		"UpdatePaymentScheduleTerms": {row + missing, "error UpdatePaymentScheduleTerms/422/Terms /0/DetailsDocument/Terms"},
		"UpdateRenewalTerms":         {row + missing, "error UpdateRenewalTerms/422/Terms /0/DetailsDocument/Terms"},
		"ReleaseOffer":               {row + missing},
		"UpdateMarkup":               {row + missing, "error UpdateMarkup/422/Percentage /0/DetailsDocument/Percentage"},
	} {
		for _, entity := range []string{`{"Type": "Offer@1.0"}`, `{"Type": "Offer@1.0", "Identifier": null}`} {
			expectSync(t, `[{"ChangeType": "`+changeType+`", "Entity": `+entity+`, "DetailsDocument": {}}]`, want...)
		}
	}
}

// quoteJSON writes a text as a JSON string.
func quoteJSON(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`).Replace(text) + `"`
}

// The details come as an object, or as JSON in a string.
func TestDetailsOfChange(t *testing.T) {
	const row = "error 422/ChangeSet[].Details "
	at := func(member string) []string { return []string{row + "/0/" + member} }
	nested := strings.Repeat(`{"a":`, 600) + "1" + strings.Repeat("}", 600)
	padded := func(n int) string { return quoteJSON(`{"Name": "x"` + strings.Repeat(" ", n-13) + `}`) }
	for _, c := range []struct {
		members string
		want    []string // of a change to an offer
		product []string // of a change to a product
	}{
		{`"DetailsDocument": {"Name": "x"}`, nil, nil},
		{`"Details": "{\"Name\": \"x\"}"`, nil, nil},
		{`"Details": "{\"Name\": \"x\"}", "DetailsDocument": null`, nil, nil},
		{`"Details": null, "DetailsDocument": {"Name": "x"}`, nil, nil},
		{`"Details": " \n{\"Name\":\r\n\"x\"}\t"`, nil, nil},
		{`"Details": null, "DetailsDocument": null`, at("DetailsDocument"), at("DetailsDocument")},
		{`"EntityTags": null`, at("DetailsDocument"), at("DetailsDocument")},
		{`"Details": "{\"Name\": \"x\"}", "DetailsDocument": {"Name": "x"}`, at("Details"), at("Details")},
		{`"Details": "", "DetailsDocument": {"Name": "x"}`, at("Details"), at("Details")},
		{`"Details": {}, "DetailsDocument": {"Name": "x"}`, at("Details"), at("Details")},
		{`"Details": "{}", "DetailsDocument": 5`, []string{row + "/0/Details", row + "/0/DetailsDocument"}, []string{row + "/0/Details", row + "/0/DetailsDocument"}},

		{`"DetailsDocument": "{\"Name\": \"x\"}"`, at("DetailsDocument"), at("DetailsDocument")},
		{`"DetailsDocument": 5`, at("DetailsDocument"), at("DetailsDocument")},
		{`"DetailsDocument": true`, at("DetailsDocument"), at("DetailsDocument")},
		{`"DetailsDocument": []`, at("DetailsDocument"), nil},
		{`"DetailsDocument": [{"Name": 5}, {"Type": 5}]`, at("DetailsDocument"), nil},

		{`"Details": {"Name": "x"}`, at("Details"), at("Details")},
		{`"Details": {"Name": 5, "Type": 5}`, at("Details"), at("Details")},
		{`"Details": []`, at("Details"), at("Details")},
		{`"Details": 5`, at("Details"), at("Details")},
		{`"Details": ""`, at("Details"), at("Details")},
		{`"Details": "5"`, at("Details"), at("Details")},
		{`"Details": "{"`, at("Details"), at("Details")},
		{`"Details": "{}"`, []string{"error UpdateInformation/422/(properties) /0/Details"}, nil},
		{`"Details": "12"`, at("Details"), at("Details")},
		{`"Details": "null"`, at("Details"), at("Details")},
		{`"Details": "\"{}\""`, at("Details"), at("Details")},
		{`"Details": "[]"`, at("Details"), nil},
		{`"Details": "[{\"Name\": \"x\"}]"`, at("Details"), nil},
		{`"Details": "{\"Name\": \"x\""`, at("Details"), at("Details")},
		{`"Details": "{\"Name\": \"x\"} {}"`, at("Details"), at("Details")},
		{`"Details": "{'Name': 'x'}"`, at("Details"), at("Details")},
		{`"Details": "{\"Name\": \"x\",}"`, at("Details"), at("Details")},
		{`"Details": "{\"Name\": \"a\nb\"}"`, at("Details"), at("Details")},
		{`"Details": "{\"Name\": \"a\\nb\"}"`, nil, nil},
		{`"Details": "{\"Name\": \"\\ud83d\\ude00\"}"`, nil, nil},
		{`"Details": "{\"Name\": \"\\ud83d\"}"`, at("Details"), at("Details")},
		{`"Details": "{\"\\ude00\": 1}"`, at("Details"), at("Details")},
		{`"Details": ` + quoteJSON(nested), at("Details"), at("Details")},
		{`"Details": ` + padded(16384), nil, nil},
		{`"Details": ` + padded(16385), at("Details"), at("Details")},
		{`"Details": ` + quoteJSON(`{"Name": "x", "Note": "`+strings.Repeat("😀", 16384-25)+`"}`), []string{"warning UpdateInformation/422/(unknown member) /0/Details/Note"}, nil},
		{`"Details": ` + quoteJSON(`{"Name": "x", "Note": "`+strings.Repeat("😀", 16385-25)+`"}`),
			append(at("Details"), "warning UpdateInformation/422/(unknown member) /0/Details/Note"), at("Details")},
		{`"Details": ` + text(16385, "x"), at("Details"), at("Details")},

		{`"Details": "{\"Name\": 5, \"Describe\": 5}"`, []string{"error UpdateInformation/422/Name /0/Details/Name", "warning UpdateInformation/422/(unknown member) /0/Details/Describe"}, nil},
		{`"Details": "{\"Name\": \"x\", \"\\u004eame\": \"y\"}"`, []string{"error 422/(duplicate member) /0/Details/Name"}, []string{"error 422/(duplicate member) /0/Details/Name"}},
		{`"DetailsDocument": {"Name": "x", "PreExistingAgreement": null, "Name": "y"}`, []string{"error 422/(duplicate member) /0/DetailsDocument/Name"}, []string{"error 422/(duplicate member) /0/DetailsDocument/Name"}},
		{`"DetailsDocument": {"Name": "x"}, "DetailsDocument": {"Name": "y"}`, []string{"error 422/(duplicate member) /0/DetailsDocument"}, []string{"error 422/(duplicate member) /0/DetailsDocument"}},
	} {
		expectSync(t, `[{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, `+c.members+`}]`, c.want...)
		expectSync(t, `[{"ChangeType": "UpdateInformation", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, `+c.members+`}]`, c.product...)
	}
	expectSync(t, `[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}}]`, at("DetailsDocument")...)
	expectSync(t, `[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "Details": "{}"}]`)
	expectSync(t, `[{"ChangeType": "ReleaseOffer", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": []}]`, at("DetailsDocument")...)
}

// Lines and columns are of the value, of the name for a member that is unknown
// or given twice, of the object for a member that is missing, in a string, too.
func TestPositions(t *testing.T) {
	for _, c := range []struct {
		document string
		want     []string
	}{
		{"[\n  {\"ChangeType\": \"UpdateInformation\",\n   \"Entity\": {\"Type\": \"Offer@1.0\", \"Identifier\": \"offer-1\"},\n   \"DetailsDocument\": {\"😀ü\": 1, \"Name\":  5}}]", []string{
			"/0/DetailsDocument/😀ü 4:24", "/0/DetailsDocument/Name 4:42"}},
		{"[\r\n{\"ChangeType\": \"UpdateInformation\",\r\n\"Entity\": {\"Type\": \"Offer@1.0\", \"Identifier\": \"offer-1\"},\r\n\"DetailsDocument\": {\"Name\": \"\"}}]", []string{"/0/DetailsDocument/Name 4:29"}},
		{"\ufeff[]", []string{" 1:1"}},
		{"\ufeff\n []", []string{" 2:2"}},
		{"\ufeff{\"ChangeSet\": []}", []string{"/Catalog 1:1", "/ChangeSet 1:15"}},
		{`[{"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"},` + "\n" + `"Details": "{\"Name\": 5,\n\"Note\": 1}"}]`, []string{
			"/0/Details/Name 2:24", "/0/Details/Note 2:28"}},
		{`[{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"}, "Details": "  {\"N\u00e4me\": \"\ud83d\ude00\", \"Name\": 5}"}]`, []string{
			"/0/Details/ProductId 1:79", "/0/Details/Näme 1:80", "/0/Details/Name 1:123"}},
		{`[{"ChangeType": "CreateOffer", "Entity": {"Type": "Offer@1.0"},` + "\n" + `"DetailsDocument": {"Name": "a", "Name": "b"}}]`, []string{
			"/0/DetailsDocument/ProductId 2:20", "/0/DetailsDocument/Name 2:34"}},
	} {
		report, err := offercheck.Validate([]byte(c.document))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range report.Findings {
			got = append(got, fmt.Sprintf("%s %d:%d", f.Path, f.Line, f.Column))
		}
		if diff := cmp.Diff(c.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", c.document, diff)
		}
	}
}

// What is no JSON object or list is no change set: an error with line and
// column, not a finding.
func TestNoChangeSet(t *testing.T) {
	for document, want := range map[string][2]int{
		"":                              {1, 1},
		"\ufeff":                        {1, 1},
		"null":                          {1, 1},
		" \n 5":                         {2, 2},
		`"[]"`:                          {1, 1},
		"true":                          {1, 1},
		"{":                             {1, 2},
		"[]\n[]":                        {2, 1},
		`[{"ChangeName": "\ud800"}]`:    {1, 18},
		`{"\udc00": 1}`:                 {1, 3},
		"[\"\xff\"]":                    {1, 3},
		"\xff\xfe[\x00]\x00":            {1, 1},
		`{"Catalog": 'AWSMarketplace'}`: {1, 13},
		strings.Repeat("[", 513):        {1, 513},
		`[01]`:                          {1, 2},
	} {
		_, err := offercheck.Validate([]byte(document))
		var syntax *offercheck.SyntaxError
		if !errors.As(err, &syntax) {
			t.Errorf("%q: %v", cutDocument(document), err)
			continue
		}
		if got := [2]int{syntax.Line, syntax.Column}; got != want {
			t.Errorf("%q: at %v, want %v: %v", cutDocument(document), got, want, err)
		}
	}
}

// A change whose details have an error meets no other rule; a warning, and an
// error of the envelope alone, do not matter.
func TestRulesAfterErrors(t *testing.T) {
	const row = "UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2"
	const details = `{"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "a", "Price": "1"}, {"DimensionKey": "a", "Price": "2"}]}]}]}`
	change := func(name, details string) string {
		return `[{"ChangeType": "UpdatePricingTerms", "ChangeName": ` + name + `, "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, ` + details + `}]`
	}
	for _, c := range []struct {
		document string
		meets    bool
	}{
		{change("null", `"DetailsDocument": `+details), true},
		{change("null", `"Details": `+quoteJSON(details)), true},
		{change("null", `"Details": `+quoteJSON(details+strings.Repeat(" ", 16384))), true}, // too long, but no secret
		{change(`""`, `"DetailsDocument": `+details), true},
		{change("5", `"DetailsDocument": `+details), true},
		{change("null", `"DetailsDocument": `+strings.Replace(details, "{", `{"Note": 1, `, 1)), true},
		{change("null", `"DetailsDocument": `+strings.Replace(details, `"Usage"`, `"usage"`, 1)), false},
		{change("null", `"DetailsDocument": `+strings.Replace(details, `"1"`, `1`, 1)), false},
		{change("null", `"DetailsDocument": `+strings.Replace(details, `"Price": "1"`, `"Price": "1", "Price": "1"`, 1)), false},
		{change("null", `"Details": `+quoteJSON(strings.Replace(details, `"Price": "1"`, `"Price": "1", "Price": "1"`, 1))), false},
		{change("null", `"DetailsDocument": `+details+`, "Details": "{}"`), false},
	} {
		report, err := offercheck.Validate([]byte(c.document))
		if err != nil {
			t.Fatal(err)
		}
		met := slices.ContainsFunc(report.Findings, func(f offercheck.Finding) bool { return f.Row == row })
		if met != c.meets {
			t.Errorf("%s: %t", cutDocument(c.document), met)
		}
	}
}
