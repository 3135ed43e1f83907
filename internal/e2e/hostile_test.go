package e2e

import (
	"encoding/json"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/offercheck/offercheck"
)

// change is a change set of one change to offer-1.
func change(changeType, details string) string {
	return `[{"ChangeType": "` + changeType + `", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": ` + details + `}]`
}

// usage is a change set with these rates.
func usage(rates string) string {
	return change("UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": [{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [`+rates+`]}]}]}`)
}

// price is a change set with a rate of that price, a JSON value.
func price(value string) string { return usage(`{"DimensionKey": "seats", "Price": ` + value + `}`) }

// quantity is a change set with a grant of that quantity, a JSON value.
func quantity(value string) string {
	return change("UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "1", "Grants": [{"DimensionKey": "seats", "MaxQuantity": `+value+`}]}]}`)
}

func agreementDuration(d string) string {
	return change("UpdateValidityTerms", `{"Terms": [{"Type": "ValidityTerm", "AgreementDuration": "`+d+`"}]}`)
}

func availability(day string) string {
	return change("UpdateAvailability", `{"AvailabilityEndDate": "`+day+`"}`)
}

// references is a chain of changes, each to the entity of the next, the last to
// what is given.
func references(n int, last string) string {
	var b strings.Builder
	for i := range n {
		to := fmt.Sprintf("$change%d.Entity.Identifier", i+1)
		if i == n-1 {
			to = last
		}
		fmt.Fprintf(&b, `,{"ChangeType": "UpdateInformation", "ChangeName": "change%d", "Entity": {"Type": "Offer@1.0", "Identifier": %q}, "DetailsDocument": {"Name": "Autumn"}}`, i, to)
	}
	return "[" + b.String()[1:] + "]"
}

// begins says how a report begins, or why there is none.
func begins(r *offercheck.Report, err error) string {
	if err != nil {
		return err.Error()
	}
	said := fmt.Sprintf("%s, %d errors, %d warnings", r.Verdict, r.Count(offercheck.SeverityError), r.Count(offercheck.SeverityWarning))
	if len(r.Findings) > 0 {
		f := &r.Findings[0]
		said += fmt.Sprintf("; (%d:%d) %s", f.Line, f.Column, f.Message)
	}
	said = strings.Join(append([]string{said}, r.Truncated...), "; ")
	if len(said) > 400 {
		said = said[:400] + " and so on"
	}
	return said
}

// judgeHostile checks that a document gets this answer, the same again, with
// memory in proportion to its size.
func judgeHostile(t *testing.T, text, want string) {
	t.Helper()
	const ground = 4_000_000
	perByte := uint64(400)
	if withRaceDetector {
		perByte = 600 // slices.Grow allocates twice
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	report, err := offercheck.Validate([]byte(text))
	runtime.ReadMemStats(&after)
	if used := after.TotalAlloc - before.TotalAlloc; used > ground+perByte*uint64(len(text)) {
		t.Errorf("%d bytes take %d", len(text), used)
	}
	if got := begins(report, err); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// Documents that are made to break what reads them are judged or refused.
func TestHostileDocuments(t *testing.T) {
	const deep = 100_000
	nested := strings.Repeat("[", deep) + strings.Repeat("]", deep)
	escaped := strings.Repeat(`{\"a\":`, deep) + "1" + strings.Repeat("}", deep)
	inString := func(details string) string {
		return strings.Replace(change("UpdateInformation", `"`+details+`"`), "DetailsDocument", "Details", 1)
	}
	nines := strings.Repeat("9", 100_000)
	for _, test := range []struct{ name, text, want string }{
		{"nested lists", nested, `line 1, column 513: objects and lists are nested more than 512 deep`},
		{"nested lists without an end", nested[:deep], `line 1, column 513: objects and lists are nested more than 512 deep`},
		{"nested objects", strings.ReplaceAll(escaped, `\`, ""), `line 1, column 2561: objects and lists are nested more than 512 deep`},
		{"nested in details", change("UpdateInformation", nested), `line 1, column 625: objects and lists are nested more than 512 deep`},
		{"nested in a string", inString(nested), `rejected, 1 errors, 0 warnings; (1:107) Details: expected a JSON object in a string of 2 to 16384 characters, found "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[…", a string of 200000 characters`},
		{"nested objects in a string", inString(escaped), `rejected, 1 errors, 0 warnings; (1:107) Details: expected a JSON object in a string of 2 to 16384 characters, found "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":…", a string of 600001 characters`},
		{"a million numbers", "[" + strings.Repeat("1,", 1_000_000) + "1]", `rejected, 20001 errors, 0 warnings; (1:1) the document: expected a list of at most 20000 parts, found a list of 1000001 items; the asynchronous rules did not run: the change set has 1000001 changes, and AWS takes 20; 10001 more findings are not listed: a report lists at most 10000 errors and as many warnings`},
		{"a huge exponent", price("1e999999999"), `rejected, 1 errors, 0 warnings; (1:272) Price: expected a non-negative decimal with up to 8 decimal places in a JSON string, such as "0.00025", found the number 1e999999999`},
		{"a huge exponent in a string", price(`"1e999999999"`), `rejected, 1 errors, 0 warnings; (1:272) Price: expected a non-negative decimal with up to 8 decimal places in a JSON string, such as "0.00025", found "1e999999999"`},
		{"minus nought", price("-0"), `rejected, 1 errors, 0 warnings; (1:272) Price: expected a non-negative decimal with up to 8 decimal places in a JSON string, such as "0.00025", found the number -0`},
		{"minus nought in a string", price(`"-0"`), `rejected, 1 errors, 0 warnings; (1:272) Price: expected a non-negative decimal with up to 8 decimal places in a JSON string, such as "0.00025", found "-0"`},
		{"a price of many digits", price(`"` + nines + `"`), `undecided, 0 errors, 0 warnings`},
		{"a price of many places", price(`"0.` + nines + `"`), `rejected, 1 errors, 0 warnings; (1:272) Price: expected a non-negative decimal with up to 8 decimal places in a JSON string, such as "0.00025", found "0.9999999999999999999999999999999999999999999999999999999999…", a string of 100002 characters`},
		{"a price of many digits as a number", price(nines), `rejected, 1 errors, 0 warnings; (1:272) Price: expected a non-negative decimal with up to 8 decimal places in a JSON string, such as "0.00025", found the number 999999999999999999999999999999999999999999999999999999999999…`},
		{"a quantity with a huge exponent", quantity("1e999999999"), `undecided, 0 errors, 0 warnings`},
		{"a quantity with a tiny exponent", quantity("1e-999999999"), `rejected, 1 errors, 0 warnings; (1:280) MaxQuantity: expected an integer greater than 0, found the number 1e-999999999`},
		{"a quantity of minus nought", quantity("-0"), `rejected, 1 errors, 0 warnings; (1:280) MaxQuantity: expected an integer greater than 0, found the number -0`},
		{"a quantity of many digits", quantity(nines), `undecided, 0 errors, 0 warnings`},
		{"a duration of many years", agreementDuration("P999999999999Y"), `undecided, 0 errors, 0 warnings`},
		{"a duration of many digits", agreementDuration("P" + nines + "Y"), `undecided, 0 errors, 0 warnings`},
		{"a duration of a huge fraction", agreementDuration("P0." + nines + "Y"), `undecided, 0 errors, 1 warnings; (1:174) AgreementDuration: expected whole years, months or days, found "P0.999999999999999999999999999999999999999999999999999999999…", a string of 100004 characters`},
		{"the year 0000", availability("0000-01-01"), `rejected, 1 errors, 0 warnings; (1:140) AvailabilityEndDate: expected a calendar date in a JSON string, written YYYY-MM-DD, found "0000-01-01"`},
		{"the year 0001", availability("0001-01-01"), `undecided, 0 errors, 0 warnings`},
		{"the year 9999", availability("9999-12-31"), `undecided, 0 errors, 0 warnings`},
		{"the year 10000", availability("10000-01-01"), `rejected, 1 errors, 0 warnings; (1:140) AvailabilityEndDate: expected a calendar date in a JSON string, written YYYY-MM-DD, found "10000-01-01"`},
		{"names that differ in case", strings.Replace(change("UpdateInformation", `{"Name": "a", "name": "b"}`), "{", `{"changeType": "ReleaseOffer", `, 1), `accepted, 0 errors, 2 warnings; (1:3) unknown field "changeType"; edition 2026 knows ChangeName, ChangeType, Details, DetailsDocument, Entity, EntityTags here`},
		{"a lone surrogate", change("UpdateInformation", `{"Name": "\ud83d"}`), `line 1, column 125: \ud83d is half of a surrogate pair, not a character`},
		{"a lone low surrogate", change("UpdateInformation", `{"Name": "\ude00"}`), `line 1, column 125: \ude00 is half of a surrogate pair, not a character`},
		{"surrogates the wrong way round", change("UpdateInformation", `{"Name": "\ude00\ud83d"}`), `line 1, column 125: \ude00 is half of a surrogate pair, not a character`},
		{"a lone surrogate in a string", inString(`{\"Name\": \"\\ud83d\"}`), `rejected, 1 errors, 0 warnings; (1:107) Details: expected a JSON object in a string, found text that is not JSON: line 1, column 11: \ud83d is half of a surrogate pair, not a character`},
		{"no UTF-8", change("UpdateInformation", "{\"Name\": \"\xff\"}"), `line 1, column 125: the byte 0xFF is not valid UTF-8; save the document as UTF-8`},
		{"a surrogate in UTF-8", change("UpdateInformation", "{\"Name\": \"\xed\xa0\xbd\"}"), `line 1, column 125: the byte 0xED is not valid UTF-8; save the document as UTF-8`},
		{"an overlong form", change("UpdateInformation", "{\"Name\": \"\xc0\x80\"}"), `line 1, column 125: the byte 0xC0 is not valid UTF-8; save the document as UTF-8`},
		{"a byte order mark", "\uFEFF" + change("UpdateInformation", `{"Name": "a"}`), `accepted, 0 errors, 0 warnings`},
		{"two byte order marks", "\uFEFF\uFEFF" + change("UpdateInformation", `{"Name": "a"}`), `line 1, column 1: JSON is expected, not '\ufeff'`},
		{"UTF-16", "\xff\xfe[\x00]\x00", `line 1, column 1: the document is in UTF-16; save it as UTF-8`},
		{"UTF-16, the high byte first", "\xfe\xff\x00[\x00]", `line 1, column 1: the document is in UTF-16; save it as UTF-8`},
		{"a NUL byte in a string", change("UpdateInformation", "{\"Name\": \"\x00\"}"), `line 1, column 125: the character U+0000 must be written as an escape in a string`},
		{"a NUL byte at the end", "[]\x00", `line 1, column 3: there is text after the end of the document: '\x00'`},
		{"a NUL byte between", "[\x00]", `line 1, column 2: a value is expected, not '\x00'`},
		{"NUL bytes", strings.Repeat("\x00", 1000), `line 1, column 1: JSON is expected, not '\x00'`},
		{"a reference to itself", references(1, "$change0.Entity.Identifier"), `rejected, 1 errors, 0 warnings; (1:109) $change0.Entity.Identifier: expected a reference that leads to an entity, found one that leads round in a circle`},
		{"references in a circle", references(1000, "$change0.Entity.Identifier"), `rejected, 1001 errors, 0 warnings; (1:1) the document: expected a list of 1 to 20 changes, found a list of 1000 items; the asynchronous rules did not run: the change set has 1000 changes, and AWS takes 20`},
		{"references into a circle", references(1000, "$change999.Entity.Identifier"), `rejected, 1001 errors, 0 warnings; (1:1) the document: expected a list of 1 to 20 changes, found a list of 1000 items; the asynchronous rules did not run: the change set has 1000 changes, and AWS takes 20`},
		{"a long chain of references", references(1000, "offer-1"), `rejected, 1000 errors, 999 warnings; (1:1) the document: expected a list of 1 to 20 changes, found a list of 1000 items; the asynchronous rules did not run: the change set has 1000 changes, and AWS takes 20`},
		{"many members of one name", change("UpdateInformation", `{`+strings.Repeat(`"Name": "a",`, 100_000)+`"Name": "b"}`), `rejected, 100001 errors, 0 warnings; (1:128) expected each field once in an object, found "Name" again; 90001 more findings are not listed: a report lists at most 10000 errors and as many warnings`},
		{"many unknown members", change("UpdateInformation", `{`+unknownMembers(100_000)+`"Name": "b"}`), `rejected, 1 errors, 20000 warnings; (1:115) DetailsDocument: expected an object of at most 20000 parts, found an object with Nam0, Nam1, Nam2, Nam3, Nam4, Nam5, Nam6, Nam7, Nam8, Nam9, Nam10, Nam11, Nam12, Nam13, Nam14, Nam15 and 99985 more; 10000 more findings are not listed: a report lists at most 10000 errors and as many warnings`},
	} {
		t.Run(test.name, func(t *testing.T) { judgeHostile(t, test.text, test.want) })
	}
}

// What a large document took is not kept for the small ones that follow: it is
// collected, however often they are checked.
func TestLargeDocumentsLeaveNothing(t *testing.T) {
	if withRaceDetector {
		t.Skip("what is given back may be dropped anyway")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1)) // so that what is given back is what is taken next
	v, err := offercheck.New()
	if err != nil {
		t.Fatal(err)
	}
	validate := func(text string) {
		if _, err := v.Validate([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	held := func() uint64 {
		for range 20 {
			validate(price(`"1"`))
			runtime.GC()
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	one := strings.Trim(change("UpdateInformation", `{"Name": "a"}`), "[]")
	texts := map[string]func(n int) string{
		"numbers":             func(n int) string { return "[" + strings.Repeat("1,", n) + "1]" },
		"numbers in a member": func(n int) string { return `{"x": [` + strings.Repeat("1,", n) + `1]}` },
		"changes":             func(n int) string { return "[" + strings.Repeat(one+",", n/50) + one + "]" },
		"terms": func(n int) string {
			const term = `{"Type": "UsageBasedPricingTerm", "CurrencyCode": "USD", "RateCards": [{"RateCard": [{"DimensionKey": "k", "Price": "1"}]}]}`
			return change("UpdatePricingTerms", `{"PricingModel": "Usage", "Terms": [`+strings.Repeat(term+", ", n/20)+term+`]}`)
		},
	}
	for _, text := range texts {
		validate(text(1)) // compiles what explains its faults
	}
	before := held()
	for name, text := range texts {
		validate(text(300_000))
		most := before + 10_000_000 // some is kept
		if name == "terms" {
			most = before + 3_000_000
		}
		if after := held(); after > most {
			t.Errorf("%s: %d bytes are held, %d before", name, after, before)
		}
	}
}

// So many terms, each with keys of its own, take memory in proportion.
func TestManyTerms(t *testing.T) {
	var list strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&list, `{"Type": "FixedUpfrontPricingTerm", "CurrencyCode": "USD", "Price": "0", "Grants": [{"DimensionKey": "k%d", "MaxQuantity": 1}]}, `, i)
	}
	text := change("UpdatePricingTerms", `{"PricingModel": "Contract", "Terms": [`+list.String()+`{"Type": "ByolPricingTerm"}]}`)
	judgeHostile(t, text, `rejected, 9999 errors, 0 warnings; (1:292) Provide a unique list of term types.`)
}

func unknownMembers(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `"Nam%d": 1, `, i)
	}
	return b.String()
}

// Large documents within the bounds, and one beyond.
func TestLargeDocuments(t *testing.T) {
	if testing.Short() {
		t.Skip("tens of megabytes")
	}
	var rates strings.Builder
	for i := range 1_000_000 {
		fmt.Fprintf(&rates, `,{"DimensionKey":"k%d","Price":"1"}`, i)
	}
	const mega = 1 << 20
	long := strings.Repeat("x", 20*mega)
	for _, test := range []struct{ name, text, want string }{
		{"50 MB", change("UpdateInformation", `{"Name": "a", "Tags": [`+strings.Repeat(`"`+long[:mega-4]+`", `, 49)+`"`+long[:mega]+`"]}`), `accepted, 0 errors, 1 warnings; (1:129) unknown field "Tags"; edition 2026 knows Description, Name, PreExistingAgreement here`},
		{"a long string", change("UpdateInformation", `{"Name": "`+long+`"}`), `rejected, 1 errors, 0 warnings; (1:124) Name: expected a string of 1 to 150 characters, none of \ < >, found "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…", a string of 20971520 characters`},
		{"a long name", change("UpdateInformation", `{"`+long+`": 1, "Name": "a"}`), `accepted, 0 errors, 1 warnings; (1:116) unknown field "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"; edition 2026 knows Description, Name, PreExistingAgreement here`},
		{"a million rates", usage(rates.String()[1:]), `rejected, 1 errors, 0 warnings; (1:236) RateCard: expected a list of at most 20000 parts, found a list of 1000000 items`},
		{"too large", strings.Repeat(" ", 64*mega+1), `line 1, column 1: the document has 67108865 bytes, more than the limit of 67108864`},
	} {
		t.Run(test.name, func(t *testing.T) { judgeHostile(t, test.text, test.want) })
	}
}

// What is found under a long name has a long path. A report holds so much of
// that, says that it was cut, and has the same verdict.
func TestLongPaths(t *testing.T) {
	const mega = 1 << 20
	text := change("UpdateInformation", `{"`+strings.Repeat("x", mega)+`": {`+strings.Repeat(`"a": 1, `, 10_000)+`"a": 1}, "Name": "a"}`)
	judgeHostile(t, text, `rejected, 10000 errors, 1 warnings; (1:116) unknown field "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"; edition 2026 knows Description, Name, PreExistingAgreement here; 9985 more findings are not listed: their paths are too long`)
	report, err := offercheck.Validate([]byte(text), offercheck.WithMaxFindings(100))
	if got, want := begins(report, err), `rejected, 10000 errors, 1 warnings; (1:116) unknown field "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…"; edition 2026 knows Description, Name, PreExistingAgreement here; 85 more findings are not listed: their paths are too long; 9900 more findings are not listed: a report lists at most 100 errors and as many warnings`; got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

// A member that is given twice is found at every level, at the second.
func TestRepeatsAtEveryLevel(t *testing.T) {
	report, err := offercheck.Validate([]byte(`{"Catalog": "AWSMarketplace", "Catalog": "AWSMarketplace", "ChangeSet": [
  {"ChangeType": "UpdateInformation", "ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Type": "Offer@1.0", "Identifier": "offer-1"},
   "DetailsDocument": {"Name": "a", "PreExistingAgreement": {"AcquisitionChannel": "EXTERNAL", "AcquisitionChannel": "EXTERNAL", "PricingModel": "FREE"}, "\u004eame": "b"}},
  {"ChangeType": "UpdateInformation", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-2"}, "Details": "{\"Name\": \"a\", \"Name\": \"b\"}"}
]}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range report.Findings {
		if f.Row == "StartChangeSet/422/(duplicate member)" {
			got = append(got, fmt.Sprintf("%s %d:%d", f.Path, f.Line, f.Column))
		}
	}
	want := `/Catalog 1:31
/ChangeSet/0/ChangeType 2:39
/ChangeSet/0/Entity/Type 2:106
/ChangeSet/0/DetailsDocument/PreExistingAgreement/AcquisitionChannel 3:96
/ChangeSet/0/DetailsDocument/Name 3:155
/ChangeSet/1/Details/Name 4:127`
	if strings.Join(got, "\n") != want {
		t.Errorf("%s\nwant %s", strings.Join(got, "\n"), want)
	}
}

// Facts that contradict themselves or one another are refused, or the later
// counts.
func TestHostileFacts(t *testing.T) {
	entity := func(state string) string {
		return `{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "DetailsDocument": {"Id": "offer-1", "ProductId": "prod-1", "State": "` + state + `", "Terms": [], "Rules": []}}`
	}
	for _, test := range []struct{ name, facts, want string }{
		{"a member twice", `{"Now": "2024-05-01", "Now": "2025-05-01"}`, `facts: line 1, column 30: /Now: is given twice`},
		{"a member twice in an entity", `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "EntityIdentifier": "offer-2@1"}]}`, `facts: line 1, column 96: /Entities/0/EntityIdentifier: is given twice`},
		{"a member twice in a string", `{"Entities": [{"EntityType": "Offer@1.0", "EntityIdentifier": "offer-1@1", "Details": "{\"State\": \"Draft\", \"State\": \"Released\"}"}]}`, `facts: line 1, column 122: /Entities/0/Details/State: is given twice`},
		{"released, then a draft", `{"Entities": [` + entity("Released") + `, ` + entity("Draft") + `]}`, `rejected, 3 errors, 1 warnings; (1:110) Set Description before releasing the offer.`},
		{"a draft, then released", `{"Entities": [` + entity("Draft") + `, ` + entity("Released") + `]}`, `rejected, 1 errors, 0 warnings; (1:110) The requested change can't be performed after the offer is released.`},
		{"one entity as two types", `{"Entities": [` + entity("Released") + `, ` + strings.Replace(entity("Released"), "Offer@", "SaaSProduct@", 1) + `]}`, `rejected, 1 errors, 0 warnings; (1:79) Identifier: expected an offer, found "offer-1", which is of type SaaSProduct`},
		{"the year 0000", `{"Now": "0000-01-01"}`, `facts: line 1, column 9: /Now: a time such as 2024-05-01T12:00:00Z is expected, not "0000-01-01"`},
		{"a limit that is huge", `{"Limits": {"BuyerAccounts": 1e999999999}}`, `facts: line 1, column 30: /Limits/BuyerAccounts: whole numbers are expected, not 1e999999999`},
		{"nested", `{"Entities": ` + strings.Repeat("[", 100_000) + `}`, `facts: line 1, column 525: objects and lists are nested more than 512 deep`},
		{"UTF-16", "\xff\xfe{\x00}\x00", `facts: line 1, column 1: the document is in UTF-16; save it as UTF-8`},
		{"no object", `[]`, `facts: line 1, column 1: the document: a facts document is an object, not a list`},
	} {
		t.Run(test.name, func(t *testing.T) {
			var report *offercheck.Report
			facts, err := offercheck.ReadFacts([]byte(test.facts))
			if err == nil {
				report, err = offercheck.Validate([]byte(change("ReleaseOffer", `{}`)), offercheck.WithFacts(facts))
			}
			if got := begins(report, err); got != test.want {
				t.Errorf("%s\nwant %s", got, test.want)
			}
		})
	}
}

// A name that each finding repeats does not make a report out of proportion to the document.
func TestLongNames(t *testing.T) {
	long, members := strings.Repeat("N", 50_000), ""
	for i := range 9_000 {
		members += fmt.Sprintf(`, "a%d": 1`, i)
	}
	for name, text := range map[string]string{
		"change":     `[{"ChangeType": "UpdateTargeting", "ChangeName": "` + long + `", "Entity": {"Type": "Offer@1.0", "Identifier": "offer-1"}, "DetailsDocument": {"PositiveTargeting": {"CountryCodes": ["US"]` + members + `}}}]`,
		"identifier": `[{"ChangeType": "UpdateTargeting", "Entity": {"Type": "Offer@1.0", "Identifier": "` + long + `"}, "DetailsDocument": {"PositiveTargeting": {"CountryCodes": ["US"]` + members + `}}}]`,
		"references": `[{"ChangeType": "UpdateTargeting", "ChangeName": "` + long + `", "Entity": {"Type": "Offer@1.0", "Identifier": "$` + long + `x.Entity.Identifier"}, "DetailsDocument": {"PositiveTargeting": {"CountryCodes": ["US"]` + members + `}}}]`,
	} {
		report, err := offercheck.Validate([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		written, err := json.Marshal(report)
		if err != nil {
			t.Fatal(err)
		}
		if most := 1200 * (len(report.Findings) + 100); len(report.Findings) < 9_000 || len(written) > most {
			t.Errorf("%s: %d findings in a document of %d bytes make a report of %d, at most %d", name, len(report.Findings), len(text), len(written), most)
		}
	}
}
