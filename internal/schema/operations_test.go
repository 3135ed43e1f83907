package schema_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
)

// The requests that the fields of operations stand in.
const (
	adjustment = `{"billingAdjustmentRequestEntries": [{"agreementId": "agmt-1", "originalInvoiceId": "INV-1", "adjustmentAmount": "12", ` +
		`"currencyCode": "USD", "adjustmentReasonCode": "OTHER", "clientToken": "t-1"}]}`
	cancellation = `{"agreementId": "agmt-1", "reasonCode": "OTHER"}`
	withdrawal   = `{"agreementId": "agmt-1", "agreementCancellationRequestId": "acr-1", "cancellationReason": "Kept."}`
	invoices     = `{"agreementId": "agmt-1", "groupBy": "INVOICE_ID"}`
)

// spoiled are members of the requests as they are, and with an error that is
// found under their row.
var spoiled = [...][2]string{
	{`"originalInvoiceId": "INV-1"`, `"originalInvoiceId": ""`},
	{`"adjustmentReasonCode": "OTHER"`, `"adjustmentReasonCode": ""`},
	{`"agreementId": "agmt-1"`, `"agreementId": ""`},
	{`"reasonCode": "OTHER"`, `"reasonCode": ""`},
	{`"agreementCancellationRequestId": "acr-1"`, `"agreementCancellationRequestId": ""`},
	{`"billingAdjustmentRequestId": "ba-1"`, `"billingAdjustmentRequestId": ""`},
	{`"groupBy": "INVOICE_ID"`, `"groupBy": ""`},
	{`"partyType": "Proposer"`, `"partyType": ""`},
	{`"maxResults": 10`, `"maxResults": 0`},
	{`"catalog": "AWSMarketplace"`, `"catalog": ""`},
}

// spoil puts an error into a request, beside which v5 judges the rest; finding
// is "" for a request with nothing to spoil.
func spoil(request string) (text, finding string) {
	for _, s := range spoiled {
		if text := strings.Replace(request, s[0], s[1], 1); text != request {
			member, _, _ := strings.Cut(strings.Trim(s[1], `"`), `"`)
			if strings.Contains(request, "billingAdjustmentRequestEntries") {
				return text, fmt.Sprintf("error billingAdjustmentRequestEntries[].%s /billingAdjustmentRequestEntries/0/%s", member, member)
			}
			return text, fmt.Sprintf("error %s /%s", member, member)
		}
	}
	return request, ""
}

// foundIn is what is said of a request: "severity row path" for each finding,
// rows without the operation and the code.
func foundIn(t testing.TB, operation, request string) []string {
	t.Helper()
	v, err := offercheck.New()
	if err != nil {
		t.Fatal(err)
	}
	report, err := v.ValidateRequest(operation, []byte(request))
	if err != nil {
		t.Fatalf("%v in %s", err, shorten(request))
	}
	var list []string
	for _, f := range report.Findings {
		list = append(list, fmt.Sprintf("%s %s %s", f.Severity, strings.TrimPrefix(f.Row, operation+"/VALIDATION_EXCEPTION/"), f.Path))
	}
	return list
}

func expectIn(t *testing.T, operation, request string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(want, foundIn(t, operation, request)); diff != "" {
		t.Errorf("%s (-want +got):\n%s", shorten(request), diff)
	}
}

// In a request null is the same as absence.
func TestOperationFields(t *testing.T) {
	tested := map[string]bool{}
	for _, operation := range errcodes.Operations() {
		for _, f := range fieldsOfOperation(operation) {
			t.Run(operation+"/"+f.row, func(t *testing.T) {
				name := f.path[strings.LastIndexByte(f.path, '/')+1:]
				beside, other := spoil(f.details)
				expectValue := func(value string, want ...string) {
					t.Helper()
					member := fmt.Sprintf("%q: %s", name, value)
					expectIn(t, operation, strings.Replace(f.details, "@", member, 1), want...)
					if other == "" {
						return
					}
					both := append(want, other)
					got := foundIn(t, operation, strings.Replace(beside, "@", member, 1))
					slices.Sort(both)
					slices.Sort(got)
					if diff := cmp.Diff(both, got); diff != "" {
						t.Errorf("beside another error: %s (-want +got):\n%s", shorten(member), diff)
					}
				}
				for _, value := range f.good {
					expectValue(value)
				}
				for _, value := range f.unusual {
					expectValue(value, "warning "+f.row+" "+f.path)
				}
				for _, value := range f.bad {
					if value == "null" && f.optional {
						expectValue(value)
					} else {
						expectValue(value, "error "+f.row+" "+f.path)
					}
				}
				for value, at := range f.items {
					expectValue(value, "error "+f.row+" "+f.path+at)
				}
				left := strings.NewReplacer(", @", "", "@, ", "", "@", "").Replace(f.details)
				if f.optional {
					expectIn(t, operation, left)
				} else {
					expectIn(t, operation, left, "error "+f.row+" "+f.path)
				}
				tested[operation+"/VALIDATION_EXCEPTION/"+f.row] = true
			})
		}
	}
	rows := errcodes.Edition2024.Rows()
	for i := range rows {
		id := rows[i].ID
		isRelation := strings.HasSuffix(id, " vs invoice") || strings.HasSuffix(id, "/filters BeforeEndTime, AfterEndTime")
		if rows[i].Code == errcodes.AgreementValidation && !isRelation && !tested[id] {
			t.Errorf("%s: its field is not tested", id)
		}
	}
}

// fieldsOfOperation are the fields of an operation's request.
func fieldsOfOperation(operation string) []field {
	switch operation {
	case "BatchCreateBillingAdjustmentRequest":
		return batchFields()
	case "SendAgreementCancellationRequest":
		return sendFields()
	case "CancelAgreementCancellationRequest":
		goodReason, badReason := lengths(2000)
		return []field{
			agreementID(with(withdrawal, `"agreementId": "agmt-1"`), false),
			requestID("agreementCancellationRequestId", "acr-", with(withdrawal, `"agreementCancellationRequestId": "acr-1"`)),
			{row: "cancellationReason", path: "/cancellationReason", details: with(withdrawal, `"cancellationReason": "Kept."`), good: goodReason, bad: badReason},
		}
	case "GetAgreementCancellationRequest":
		return []field{
			agreementID(`{@, "agreementCancellationRequestId": "acr-1"}`, false),
			requestID("agreementCancellationRequestId", "acr-", `{"agreementId": "agmt-1", @}`),
		}
	case "GetBillingAdjustmentRequest":
		return []field{
			agreementID(`{@, "billingAdjustmentRequestId": "ba-1"}`, false),
			requestID("billingAdjustmentRequestId", "ba-", `{"agreementId": "agmt-1", @}`),
		}
	case "ListBillingAdjustmentRequests":
		statuses, noStatuses := words("PENDING", "VALIDATION_FAILED", "COMPLETED")
		return append(pageFields(`{"agreementId": "agmt-1", @}`),
			agreementID(`{"maxResults": 10, @}`, true),
			field{row: "status", path: "/status", details: `{"agreementId": "agmt-1", @}`, good: statuses, bad: noStatuses, optional: true},
			timestamp("createdAfter", `{"agreementId": "agmt-1", @}`), timestamp("createdBefore", `{"agreementId": "agmt-1", @}`),
			catalog(`{"agreementId": "agmt-1", @}`), agreementType(`{"agreementId": "agmt-1", @}`))
	case "ListAgreementCancellationRequests":
		statuses, noStatuses := words("PENDING_APPROVAL", "APPROVED", "REJECTED", "CANCELLED", "VALIDATION_FAILED")
		parties, noParties := words("Proposer", "Acceptor")
		return append(pageFields(`{"partyType": "Proposer", @}`),
			field{row: "partyType", path: "/partyType", details: `{"agreementId": "agmt-1", @}`, good: parties, bad: noParties},
			agreementID(`{"partyType": "Proposer", @}`, true),
			field{row: "status", path: "/status", details: `{"partyType": "Proposer", @}`, good: statuses, bad: noStatuses, optional: true},
			catalog(`{"partyType": "Proposer", @}`), agreementType(`{"partyType": "Proposer", @}`))
	case "ListAgreementInvoiceLineItems":
		return append(invoiceFields(), pageFields(strings.TrimSuffix(invoices, "}")+", @}")...)
	case "DescribeAgreement":
		return []field{agreementID(`{@}`, false)}
	case "GetAgreementTerms":
		return append(pageFields(`{"agreementId": "agmt-1", @}`), agreementID(`{"maxResults": 10, @}`, false))
	case "SearchAgreements":
		return append(searchFields(), pageFields(`{"catalog": "AWSMarketplace", @}`)...)
	}
	return nil
}

// madeOf gives strings of the least and the most characters, and one string for
// each ASCII character: good when it is a letter, a digit or among the further.
func madeOf(most int, further string) (good, bad []string) {
	good = []string{`"a"`, quoted(most, "a")}
	bad = append([]string{`""`, quoted(most+1, "a"), `"ä"`, `"1１"`, `"漢"`, `"\ud83d\ude00"`}, noString...)
	for c := range rune(0x80) {
		text, err := json.Marshal("a" + string(c) + "b")
		if err != nil {
			panic(err)
		}
		if '0' <= c && c <= '9' || 'A' <= c && c <= 'Z' || 'a' <= c && c <= 'z' || strings.ContainsRune(further, c) {
			good = append(good, string(text))
		} else {
			bad = append(bad, string(text))
		}
	}
	return good, bad
}

// words gives each word, and near misses of each.
func words(list ...string) (good, bad []string) {
	for _, word := range list {
		good = append(good, `"`+word+`"`)
	}
	for _, word := range list {
		for _, miss := range []string{strings.ToLower(word), strings.ToUpper(word), " " + word, word + " ", word[1:], word[:len(word)-1], word + "S", word + word} {
			if !slices.Contains(list, miss) {
				bad = append(bad, `"`+miss+`"`)
			}
		}
	}
	return good, append(append(bad, `""`, `["`+list[0]+`"]`), noString...)
}

// wholeFrom gives the bounds of a whole number as they may be written, and what
// lies beyond.
func wholeFrom(least, most int) (good, bad []string) {
	good = []string{fmt.Sprint(least), fmt.Sprint(most), fmt.Sprintf("%d.0", least), fmt.Sprintf("%d.000e0", most), fmt.Sprintf("%d00E-2", most), fmt.Sprintf("0.%de+%d", most, len(fmt.Sprint(most)))}
	bad = []string{fmt.Sprint(least - 1), fmt.Sprint(most + 1), fmt.Sprint(-most), fmt.Sprintf("%d.5", least), fmt.Sprintf("%d.000000000000000000001", most),
		fmt.Sprintf("%d.99999999999999999999", least-1), "-0", "0e9", "1e999999999", "-1e999999999", "1e-999999999", fmt.Sprintf(`"%d"`, most)}
	return good, append(bad, noInteger...)
}

func timestamp(member, details string) field {
	good := []string{`"2024-05-01T12:00:00Z"`, `"2024-05-01t12:00:00z"`, `"2024-05-01T12:00:00.5Z"`, `"2024-05-01T12:00:00.123456789012Z"`, `"2024-05-01T12:00:00+02:00"`, `"2024-05-01T12:00:00-23:59"`,
		`"2024-05-01T12:00:00-00:00"`, `"2024-02-29T00:00:00Z"`, `"2016-12-31T23:59:60Z"`, `"0001-01-01T00:00:00Z"`, `"9999-12-31T23:59:59.999Z"`, `"2024-05-01T12:00:00\u005a"`,
		"0", "-0", "-1", "1714564800", "1714564800.25", "1.7145648e9", "17145648E2", "-62135596800", "253402300799"}
	bad := []string{`""`, `"2024-05-01"`, `"2024-05-01T12:00:00"`, `"2024-05-01T12:00Z"`, `"2024-05-01 12:00:00Z"`, `"20240501T120000Z"`, `"2024-05-01T24:00:00Z"`, `"2024-05-01T12:60:00Z"`, `"2024-05-01T12:00:61Z"`,
		`"2024-05-01T12:00:60Z"`, `"2024-02-30T12:00:00Z"`, `"2023-02-29T12:00:00Z"`, `"2024-13-01T12:00:00Z"`, `"2024-05-01T12:00:00+2:00"`, `"2024-05-01T12:00:00+0200"`, `"2024-05-01T12:00:00+24:00"`, `"2024-05-01T12:00:00ZZ"`,
		`"2024-05-01T12:00:00.Z"`, `"2024-05-01T12:00:00,5Z"`, `" 2024-05-01T12:00:00Z"`, `"2024-05-01T12:00:00Z "`, `"0000-12-31T23:59:59Z"`, `"10000-01-01T00:00:00Z"`, `"0001-01-01T00:00:00+01:00"`, `"9999-12-31T23:59:59-01:00"`,
		`"Wed, 01 May 2024 12:00:00 GMT"`, `"now"`, `"1714564800"`, `"1714564800.25"`, `"0"`, "-62135596801", "253402300800", "1714564800000", "1e999999999", "-1e999999999", "null", "true", "[]", "{}", `["2024-05-01T12:00:00Z"]`}
	return field{row: member, path: "/" + member, details: details, good: good, bad: bad, optional: true}
}

func agreementID(details string, optional bool) field {
	good, bad := madeOf(64, "_/-")
	return field{row: "agreementId", path: "/agreementId", details: details, good: good, bad: bad, optional: optional}
}

// requestID is the id of a request: a prefix, then letters and digits.
func requestID(member, prefix, details string) field {
	good, bad := madeOf(64-len(prefix), "")
	after := func(texts []string) (list []string) {
		for _, text := range texts {
			if rest, isText := strings.CutPrefix(text, `"`); isText {
				list = append(list, `"`+prefix+rest)
			}
		}
		return list
	}
	bad = append(after(bad), noString...)
	return field{row: member, path: "/" + member, details: details, good: after(good),
		bad: append(bad, `""`, `"1"`, `"`+strings.ToUpper(prefix)+`1"`, `" `+prefix+`1"`, `"x`+prefix+`1"`, `"`+strings.TrimSuffix(prefix, "-")+`1"`, `"agmt-1"`)}
}

func catalog(details string) field {
	good, bad := madeOf(64, ".-")
	return field{row: "catalog", path: "/catalog", details: details, good: good, bad: bad, optional: true}
}

func agreementType(details string) field {
	good, bad := madeOf(64, "")
	for digit := range 10 { // letters alone
		text := fmt.Sprintf(`"a%db"`, digit)
		good = slices.DeleteFunc(good, func(s string) bool { return s == text })
		bad = append(bad, text)
	}
	return field{row: "agreementType", path: "/agreementType", details: details, good: good, bad: bad, optional: true}
}

// pageFields are the fields that operations share which answer in pages.
func pageFields(details string) []field {
	good, bad := wholeFrom(1, 50)
	goodTokens, badTokens := madeOf(8192, "+/=_-")
	return []field{
		{row: "maxResults", path: "/maxResults", details: details, good: good, bad: bad, optional: true},
		{row: "nextToken", path: "/nextToken", details: details, good: goodTokens, bad: badTokens, optional: true},
	}
}

func batchFields() []field {
	const row, path = "billingAdjustmentRequestEntries[].", "/billingAdjustmentRequestEntries/0/"
	_, whole, _ := strings.Cut(strings.TrimSuffix(adjustment, "]}"), "[")
	entries := func(n int) string {
		var list []string
		for i := range n {
			list = append(list, strings.NewReplacer(`"INV-1"`, fmt.Sprintf(`"INV-%d"`, i), `"t-1"`, fmt.Sprintf(`"t-%d"`, i)).Replace(whole))
		}
		return "[" + strings.Join(list, ", ") + "]"
	}
	ids, noIDs := madeOf(64, "_/-")
	invoiceIDs, noInvoiceIDs := lengths(255)
	reasons, noReasons := words("INCORRECT_TERMS_ACCEPTED", "INCORRECT_METERING", "TEST_ENVIRONMENT_CHARGES", "ALTERNATIVE_PROCUREMENT_CHANNEL", "UNINTENDED_RENEWAL", "BUYER_DISSATISFACTION", "OTHER")
	notes, noNotes := lengths(500)
	tokens, noTokens := madeOf(64, "-")
	entry := func(member string) string { return with(adjustment, member) }
	return []field{
		{row: "billingAdjustmentRequestEntries", path: "/billingAdjustmentRequestEntries", details: `{@}`, good: []string{entries(1), entries(5)}, unusual: []string{entries(6), entries(100)},
			bad: append([]string{"[]", whole}, noList...), items: wrongItems(whole, "null", "5", `"INV-2"`, "[]", "["+whole+"]")},
		{row: row + "agreementId", path: path + "agreementId", details: entry(`"agreementId": "agmt-1"`), good: ids, bad: noIDs},
		{row: row + "originalInvoiceId", path: path + "originalInvoiceId", details: entry(`"originalInvoiceId": "INV-1"`), good: append(invoiceIDs, `" "`, `"<\\>"`), bad: noInvoiceIDs},
		amount("USD", "0.01", "0.001"), amount("JPY", "1", "0.1"), amount("KWD", "0.001", "0.0001"), amount("CLF", "0.0001", "0.00001"),
		{row: row + "currencyCode", path: path + "currencyCode", details: entry(`"currencyCode": "USD"`), good: []string{`"USD"`, `"EUR"`, `"JPY"`, `"KWD"`, `"CLF"`, `"XAU"`, `"XCG"`, `"ZWG"`, `"\u0055SD"`},
			bad: append([]string{`""`, `"usd"`, `"Usd"`, `"US"`, `"USDX"`, `"US$"`, `"$"`, `"XXX"`, `"XTS"`, `"DEM"`, `"HRK"`, `"ABC"`, `" USD"`, `"USD "`, `"840"`, "840", `["USD"]`}, noString...)},
		{row: row + "adjustmentReasonCode", path: path + "adjustmentReasonCode", details: entry(`"adjustmentReasonCode": "OTHER"`), good: reasons, bad: append(noReasons, `"PRODUCT_DISCONTINUED"`, `"REPLACING_AGREEMENT"`, `"TEST_AGREEMENT"`)},
		{row: row + "description", path: path + "description", details: strings.Replace(adjustment, `"t-1"`, `"t-1", @`, 1),
			good: append(notes, `" "`, `"a\nb"`), bad: noNotes, optional: true},
		{row: row + "clientToken", path: path + "clientToken", details: entry(`"clientToken": "t-1"`), good: tokens, bad: noTokens},
	}
}

// amount is adjustmentAmount in a currency: least is its smallest unit, less a
// tenth of it.
func amount(currency, least, less string) field {
	return field{row: "billingAdjustmentRequestEntries[].adjustmentAmount", path: "/billingAdjustmentRequestEntries/0/adjustmentAmount",
		details: strings.Replace(with(adjustment, `"adjustmentAmount": "12"`), "USD", currency, 1),
		good:    []string{`"1"`, `"` + least + `"`, `"12.0"`, `"12.` + strings.Repeat("0", 50) + `"`, `"0012"`, `"` + strings.Repeat("9", 10_000) + `"`, `"\u0031"`},
		bad: append([]string{`""`, `" "`, `"` + less + `"`, `"` + less + `0"`, `"1` + less + `"`, `"0"`, `"00"`, `"0.0"`, `"0.` + strings.Repeat("0", 50) + `"`,
			`"-1"`, `"-0"`, `"+1"`, `"1."`, `".5"`, `"."`, `"1e2"`, `"1E2"`, `" 1"`, `"1 "`, `"1\n"`, `"1,000"`, `"1,5"`, `"1_000"`, `"$1"`, `"1 USD"`, `"0x10"`, `"NaN"`, `"Infinity"`, `"1.2.3"`, `"１"`, `"٣"`,
			"0", "1", "12.5", "-1", "1e2", "1e999999999", strings.Repeat("9", 10_000)}, noString...)}
}

func sendFields() []field {
	reasons, noReasons := words("INCORRECT_TERMS_ACCEPTED", "REPLACING_AGREEMENT", "TEST_AGREEMENT", "ALTERNATIVE_PROCUREMENT_CHANNEL", "PRODUCT_DISCONTINUED", "UNINTENDED_RENEWAL", "BUYER_DISSATISFACTION", "OTHER")
	tokens, noTokens := madeOf(64, "-")
	notes, noNotes := lengths(2000)
	more := strings.TrimSuffix(cancellation, "}") + ", @}"
	return []field{
		agreementID(with(cancellation, `"agreementId": "agmt-1"`), false),
		{row: "reasonCode", path: "/reasonCode", details: with(cancellation, `"reasonCode": "OTHER"`), good: reasons, bad: append(noReasons, `"INCORRECT_METERING"`, `"TEST_ENVIRONMENT_CHARGES"`)},
		{row: "clientToken", path: "/clientToken", details: more, good: tokens, bad: noTokens, optional: true},
		{row: "description", path: "/description", details: more, good: append(notes, `" "`), bad: noNotes, optional: true},
	}
}

func invoiceFields() []field {
	more := strings.TrimSuffix(invoices, "}") + ", @}"
	groups, noGroups := words("INVOICE_ID")
	types, noTypes := words("INVOICE", "CREDIT_MEMO")
	ids, noIDs := madeOf(64, "_/-")
	months, noMonths := wholeFrom(1, 12)
	years, noYears := wholeFrom(2023, 2050)
	return []field{
		agreementID(with(invoices, `"agreementId": "agmt-1"`), false),
		{row: "groupBy", path: "/groupBy", details: with(invoices, `"groupBy": "INVOICE_ID"`), good: groups, bad: noGroups},
		{row: "invoiceId", path: "/invoiceId", details: more, good: ids, bad: noIDs, optional: true},
		{row: "invoiceType", path: "/invoiceType", details: more, good: types, bad: noTypes, optional: true},
		{row: "invoiceBillingPeriod.month", path: "/invoiceBillingPeriod", details: more, good: []string{`{"month": 4, "year": 2024}`}, bad: append(noObject, `"2024-04"`, "[4, 2024]"), optional: true},
		{row: "invoiceBillingPeriod.month", path: "/invoiceBillingPeriod/month", details: strings.Replace(more, "@", `"invoiceBillingPeriod": {"year": 2024, @}`, 1), good: months, bad: append(noMonths, `"April"`)},
		{row: "invoiceBillingPeriod.year", path: "/invoiceBillingPeriod/year", details: strings.Replace(more, "@", `"invoiceBillingPeriod": {"month": 4, @}`, 1), good: years, bad: append(noYears, "24")},
		timestamp("beforeIssuedTime", more), timestamp("afterIssuedTime", more),
	}
}

func searchFields() []field {
	keys, noKeys := words("EndTime", "StartTime", "LastUpdateTime")
	orders, noOrders := words("ASCENDING", "DESCENDING")
	status := `{"name": "Status", "values": ["ACTIVE"]}`
	fields := []field{
		catalog(`{"maxResults": 10, @}`),
		{row: "filters", path: "/filters", details: `{"maxResults": 10, @}`, good: []string{"[" + status + "]", `[` + status + `, {"name": "PartyType", "values": ["Acceptor"]}]`}, bad: append([]string{"[]", status}, noList...),
			items: wrongItems(status, "null", "5", `"Status"`, "[]", "["+status+"]"), optional: true},
		{row: "filters[].name", path: "/filters/0/name", details: `{"maxResults": 10, "filters": [{@, "values": ["x"]}]}`, good: []string{`"ResourceIdentifier"`, `"OfferId"`, `"\u004ffferId"`},
			unusual: []string{`""`, `"status"`, `"Status "`, `"OfferID"`, `"OfferSetId"`, `"é"`}, bad: noString},
		{row: "filters[].values", path: "/filters/0/values", details: `{"maxResults": 10, "filters": [{"name": "OfferId", @}]}`, good: []string{`["offer-1"]`}, bad: append([]string{"[]", `["offer-1", "offer-2"]`, `"offer-1"`}, noList...)},
		{row: "sort.sortBy", path: "/sort", details: `{"maxResults": 10, @}`, good: []string{`{"sortBy": "EndTime", "sortOrder": "ASCENDING"}`, "{}"}, bad: append(noObject, `"EndTime"`), optional: true},
		{row: "sort.sortBy", path: "/sort/sortBy", details: `{"maxResults": 10, "sort": {@}}`, good: keys, bad: noKeys, optional: true},
		{row: "sort.sortOrder", path: "/sort/sortOrder", details: `{"maxResults": 10, "sort": {@}}`, good: orders, bad: append(noOrders, `"ASC"`, `"DESC"`), optional: true},
	}
	times := timestamp("", "")
	texts := []string{`"prod-1"`, `""`}
	accounts := []string{`"11112222333"`, `"1111222233334"`, `"1111-2222-3333"`, `"11112222333x"`, `""`, `" 11122223333"`, `"-11122223333"`, `"１11122223333"`, "111122223333"}
	types, noTypes := words("AmiProduct", "ContainerProduct", "SaaSProduct")
	parties, noParties := words("Acceptor", "Proposer")
	statuses, noStatuses := words("ACTIVE", "ARCHIVED", "CANCELLED", "EXPIRED", "RENEWED", "REPLACED", "ROLLED_BACK", "SUPERCEDED", "SUPERSEDED", "TERMINATED")
	agreements, noAgreements := words("PurchaseAgreement", "VendorInsightsAgreement")
	for _, filter := range []struct {
		name      string
		good, bad []string
	}{
		{"ResourceIdentifier", texts, noString}, {"OfferId", texts, noString},
		{"ResourceType", types, append(noTypes, `"SaaSProduct@1.0"`, `"MachineLearningProduct"`)},
		{"PartyType", parties, noParties},
		{"AcceptorAccountId", []string{`"111122223333"`, `"000000000000"`}, append(accounts, noString...)},
		{"Status", statuses, append(noStatuses, `"PENDING_APPROVAL"`)},
		{"BeforeEndTime", times.good, times.bad}, {"AfterEndTime", times.good, times.bad},
		{"AgreementType", agreements, noAgreements},
	} {
		f := field{row: "filters[].values", path: "/filters/0/values", details: `{"maxResults": 10, "filters": [{"name": "` + filter.name + `", @}]}`, items: map[string]string{}}
		for _, value := range filter.good {
			f.good = append(f.good, "["+value+"]")
		}
		for _, value := range filter.bad {
			f.items["["+value+"]"] = "/0"
		}
		fields = append(fields, f)
	}
	return fields
}

// Requests with several things to say.
func TestRequests(t *testing.T) {
	filters := `{"name": "PartyType", "values": ["Proposer"]}, {"name": "AgreementType", "values": ["PurchaseAgreement"]}, {"name": "ResourceIdentifier", "values": ["prod-1"]}, {"name": "ResourceType", "values": ["SaaSProduct"]}, ` +
		`{"name": "AcceptorAccountId", "values": ["111122223333"]}, {"name": "OfferId", "values": ["offer-1"]}, {"name": "Status", "values": ["ACTIVE"]}, {"name": "BeforeEndTime", "values": [2]}, {"name": "AfterEndTime", "values": [1]}`
	for _, c := range []struct {
		operation, request string
		want               []string
	}{
		{"DescribeAgreement", `{}`, []string{"error agreementId /agreementId"}},
		{"DescribeAgreement", `{"agreementID": "agmt-1"}`, []string{"error agreementId /agreementId", "warning (unknown member) /agreementID"}},
		{"DescribeAgreement", `{"agreementId": "agmt-1", "catalog": null, "": {"agreementId": 5}}`, []string{"warning (unknown member) /"}},
		{"DescribeAgreement", `{"agreementId": "agmt-1", "agreementId": "agmt-2"}`, []string{"error (duplicate member) /agreementId"}},
		{"GetAgreementTerms", `{"agreementId": "agmt-1", "maxResults": 0, "nextToken": ""}`, []string{"error maxResults /maxResults", "error nextToken /nextToken"}},
		{"CancelAgreementCancellationRequest", `{}`, []string{"error agreementCancellationRequestId /agreementCancellationRequestId", "error agreementId /agreementId", "error cancellationReason /cancellationReason"}},
		{"SendAgreementCancellationRequest", `{"agreementId": null, "reasonCode": null, "clientToken": null, "description": null}`, []string{"error agreementId /agreementId", "error reasonCode /reasonCode"}},
		{"ListAgreementInvoiceLineItems", `{"agreementId": "agmt-1", "groupBy": "INVOICE_ID", "invoiceBillingPeriod": {}}`, []string{
			"error invoiceBillingPeriod.month /invoiceBillingPeriod/month", "error invoiceBillingPeriod.year /invoiceBillingPeriod/year"}},
		{"ListAgreementInvoiceLineItems", `{"agreementId": "agmt-1", "groupBy": "INVOICE_ID", "invoiceBillingPeriod": {"month": 13, "year": 2022, "day": 1}}`, []string{
			"error invoiceBillingPeriod.month /invoiceBillingPeriod/month", "error invoiceBillingPeriod.year /invoiceBillingPeriod/year", "warning (unknown member) /invoiceBillingPeriod/day"}},
		{"BatchCreateBillingAdjustmentRequest", `{"billingAdjustmentRequestEntries": [{}]}`, []string{
			"error billingAdjustmentRequestEntries[].adjustmentAmount /billingAdjustmentRequestEntries/0/adjustmentAmount", "error billingAdjustmentRequestEntries[].adjustmentReasonCode /billingAdjustmentRequestEntries/0/adjustmentReasonCode",
			"error billingAdjustmentRequestEntries[].agreementId /billingAdjustmentRequestEntries/0/agreementId", "error billingAdjustmentRequestEntries[].clientToken /billingAdjustmentRequestEntries/0/clientToken",
			"error billingAdjustmentRequestEntries[].currencyCode /billingAdjustmentRequestEntries/0/currencyCode", "error billingAdjustmentRequestEntries[].originalInvoiceId /billingAdjustmentRequestEntries/0/originalInvoiceId"}},
		{"BatchCreateBillingAdjustmentRequest", `{"billingAdjustmentRequestEntries": [null, 5]}`, []string{
			"error billingAdjustmentRequestEntries /billingAdjustmentRequestEntries/0", "error billingAdjustmentRequestEntries /billingAdjustmentRequestEntries/1"}},

		{"SearchAgreements", `{}`, nil},
		{"SearchAgreements", `{"filters": [` + filters + `]}`, nil},
		{"SearchAgreements", `{"filters": [` + filters + `, {"name": "X", "values": ["x"]}]}`, []string{"warning filters[].name /filters/9/name"}},
		{"SearchAgreements", `{"filters": [` + filters + `, {"name": "X", "values": ["x"]}, {"name": "Y", "values": ["y"]}]}`, []string{
			"error filters /filters", "warning filters[].name /filters/9/name", "warning filters[].name /filters/10/name"}},
		{"SearchAgreements", `{"filters": [{"name": "Status", "values": ["ACTIVE"]}, {"name": "X", "values": ["x"]}, {"name": "Status", "values": ["EXPIRED"]}, {"name": "X", "values": ["x"]}, {"name": "x", "values": ["x"]}]}`, []string{
			"warning filters[].name /filters/1/name", "error filters /filters/2/name", "error filters /filters/3/name", "warning filters[].name /filters/3/name", "warning filters[].name /filters/4/name"}},
		{"SearchAgreements", `{"filters": [{}, {"name": 5, "values": {}}, {"name": "Status", "values": ["active", 5, null]}]}`, []string{
			"error filters[].name /filters/0/name", "error filters[].values /filters/0/values", "error filters[].name /filters/1/name", "error filters[].values /filters/1/values",
			"error filters[].values /filters/2/values", "error filters[].values /filters/2/values/0", "error filters[].values /filters/2/values/1", "error filters[].values /filters/2/values/2"}},
		{"SearchAgreements", `{"filters": [{"name": "X", "values": [5]}, {"name": "Y", "values": [{"Type": 5}]}], "sort": {"by": "EndTime"}}`, []string{
			"warning filters[].name /filters/0/name", "warning filters[].name /filters/1/name", "warning (unknown member) /sort/by"}},
	} {
		expectIn(t, c.operation, c.request, c.want...)
	}
}
