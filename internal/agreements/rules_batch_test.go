package agreements_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offercheck/offercheck"
)

const (
	entriesRow  = batch + "/VALIDATION_EXCEPTION/billingAdjustmentRequestEntries"
	placesRow   = entriesRow + "[].adjustmentAmount"
	tokenRow    = entriesRow + "[].clientToken"
	oneRow      = entriesRow + "[].agreementId"
	twiceRow    = batch + "/CONFLICT_EXCEPTION/billingAdjustmentRequestEntries[].originalInvoiceId"
	existsRow   = batch + "/RESOURCE_NOT_FOUND_EXCEPTION/billingAdjustmentRequestEntries[].originalInvoiceId"
	amountRow   = entriesRow + "[].adjustmentAmount vs invoice"
	currencyRow = entriesRow + "[].currencyCode vs invoice"
)

// expect compares what was found with what is wanted; no want means nothing.
func expect(t testing.TB, got []string, want ...string) {
	t.Helper()
	if diff := cmp.Diff(append([]string{}, want...), append([]string{}, got...)); diff != "" {
		t.Errorf("found (-want +got):\n%s", diff)
	}
}

func TestNumberOfEntries(t *testing.T) {
	for n, want := range map[int][]string{
		0: {"error /billingAdjustmentRequestEntries"},
		1: nil,
		5: nil,
		6: {"warning /billingAdjustmentRequestEntries"},
		7: {"warning /billingAdjustmentRequestEntries"},
	} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			expect(t, found(checked(t, batch, adjustments(t, make([]string, n)...), nil), entriesRow), want...)
		})
	}
	expect(t, said(checked(t, batch, adjustments(t, make([]string, 6)...), nil), entriesRow),
		"billingAdjustmentRequestEntries: expected at most 5 entries, found 6",
		"AWS's own client sends no more at once; send the others in another batch")
}

func TestOneAgreement(t *testing.T) {
	of := func(id string) string { return `"agreementId": ` + id }
	for name, c := range map[string]struct {
		entries []string
		want    []string
	}{
		"one":                           {[]string{of(`"a"`), of(`"a"`)}, nil},
		"another":                       {[]string{of(`"a"`), of(`"b"`), of(`"a"`), of(`"c"`)}, []string{"warning /1/agreementId", "warning /3/agreementId"}},
		"other capitals":                {[]string{of(`"a"`), of(`"A"`)}, []string{"warning /1/agreementId"}},
		"escaped":                       {[]string{of(`"a"`), of(`"\u0061"`)}, nil},
		"the first that has one counts": {[]string{of(`""`), of(`null`), of(`3`), of(`"a"`), of(`"b"`)}, []string{"error /0/agreementId", "error /1/agreementId", "error /2/agreementId", "warning /4/agreementId"}},
		"one between others without":    {[]string{of(`"a"`), of(`null`), of(`"a"`)}, []string{"error /1/agreementId"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(checked(t, batch, adjustments(t, c.entries...), nil), oneRow), c.want...)
		})
	}
	long := strings.Repeat("a", 1000)
	expect(t, said(checked(t, batch, adjustments(t, of(`"b"`), of(`"`+long+`"`)), nil), oneRow),
		`agreementId: expected a string of 1 to 64 letters, digits and _ / -, found "`+long[:60]+`…", a string of 1000 characters`, "")
	expect(t, found(checked(t, batch, adjustments(t, of(`"a b"`), of(`"b"`), of(`"b"`)), nil), oneRow), "error /0/agreementId")
	expect(t, said(checked(t, batch, adjustments(t, of(`"b"`), of(`"a"`)), nil), oneRow),
		`agreementId: expected one agreement for the whole batch, found "a" beside "b"`,
		"AWS's own client sends a batch for one agreement; send adjustments of another agreement in another batch")
}

func TestPlacesOfCurrency(t *testing.T) {
	one := []string{"error /0/adjustmentAmount"}
	for _, c := range []struct {
		amount, currency string
		want             []string
	}{
		{`"10"`, "USD", nil}, {`"10.5"`, "USD", nil}, {`"10.05"`, "USD", nil}, {`"10.005"`, "USD", one},
		{`"10.0500"`, "USD", nil}, {`"10.0050"`, "USD", one}, {`"0.01"`, "USD", nil}, {`"0.001"`, "USD", one},
		{`"10"`, "JPY", nil}, {`"10.00"`, "JPY", nil}, {`"10.10"`, "JPY", one},
		{`"1.125"`, "KWD", nil}, {`"1.1250"`, "KWD", nil}, {`"1.1255"`, "KWD", one},
		{`"1.1234"`, "CLF", nil}, {`"1.12345"`, "CLF", one},
		{`"1.123456789"`, "XAU", nil},                                          // no minor unit
		{`"1.005"`, "usd", nil}, {`"1.005"`, "ZZZ", nil}, {`"1.005"`, "", nil}, // the code is at fault
		{`"0.000"`, "USD", one}, {`1.005`, "USD", one}, {`"-1.005"`, "USD", one}, // by the schema, once
		{`null`, "USD", one}, {`""`, "USD", one}, {`"10.00.5"`, "USD", one},
	} {
		t.Run(c.amount+" "+c.currency, func(t *testing.T) {
			report := checked(t, batch, adjustments(t, fmt.Sprintf(`"adjustmentAmount": %s, "currencyCode": %q`, c.amount, c.currency)), nil)
			expect(t, found(report, placesRow), c.want...)
		})
	}
}

// To round must not come to nothing, which cannot be adjusted.
func TestRoundingOfAmounts(t *testing.T) {
	for amount, want := range map[string]string{
		"10.005": "it has 3, not counting zeros at the end; round it",
		"0.0101": "it has 4, not counting zeros at the end; round it",
		"0.0099": "it has 4, not counting zeros at the end; round it up",
	} {
		report := checked(t, batch, adjustments(t, fmt.Sprintf(`"adjustmentAmount": %q, "currencyCode": "USD"`, amount)), nil)
		if got := said(report, placesRow); len(got) != 2 || got[1] != want {
			t.Errorf("%s: %q", amount, got)
		}
	}
}

func TestUniqueTokens(t *testing.T) {
	token := func(text string) string { return `"clientToken": ` + text }
	for name, c := range map[string]struct {
		entries []string
		want    []string
	}{
		"unique":              {[]string{token(`"a"`), token(`"b"`)}, nil},
		"other capitals":      {[]string{token(`"a"`), token(`"A"`)}, nil},
		"twice":               {[]string{token(`"a"`), token(`"b"`), token(`"a"`)}, []string{"error /2/clientToken"}},
		"three times":         {[]string{token(`"a"`), token(`"a"`), token(`"a"`)}, []string{"error /1/clientToken", "error /2/clientToken"}},
		"escaped":             {[]string{token(`"a"`), token(`"\u0061"`)}, []string{"error /1/clientToken"}},
		"missing is no token": {[]string{token(`null`), token(`null`)}, []string{"error /0/clientToken", "error /1/clientToken"}}, // by the schema
		"empty is no token":   {[]string{token(`""`), token(`""`)}, []string{"error /0/clientToken", "error /1/clientToken"}},
		"not allowed, twice":  {[]string{token(`"a b"`), token(`"a b"`)}, []string{"error /0/clientToken", "error /1/clientToken", "error /1/clientToken"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(checked(t, batch, adjustments(t, c.entries...), nil), tokenRow), c.want...)
		})
	}
	expect(t, said(checked(t, batch, adjustments(t, token(`"b"`), token(`"a"`), token(`"a"`), token(`"a"`)), nil), tokenRow),
		`clientToken: expected a token that no other entry has, found "a" again`, "first used by entry 1; give each entry its own token",
		`clientToken: expected a token that no other entry has, found "a" again`, "first used by entry 1; give each entry its own token")
}

func TestOneAdjustmentOfInvoice(t *testing.T) {
	of := func(agreementID, id string) string {
		return fmt.Sprintf(`"agreementId": %s, "originalInvoiceId": %s`, agreementID, id)
	}
	one := of(`"agmt-1"`, `"inv-1"`)
	for name, c := range map[string]struct {
		facts   string
		entries []string
		want    []string
	}{
		"nothing known":               {`{}`, []string{one}, []string{"undecided 0, adjustments"}},
		"none asked for":              {`{"BillingAdjustments": []}`, []string{one}, nil},
		"twice":                       {`{"BillingAdjustments": []}`, []string{one, one, one}, []string{"error /1/originalInvoiceId", "error /2/originalInvoiceId"}},
		"twice, nothing known":        {`{}`, []string{one, one}, []string{"error /1/originalInvoiceId", "undecided 0, adjustments"}},
		"of two agreements":           {`{"BillingAdjustments": []}`, []string{one, of(`"agmt-2"`, `"inv-1"`)}, nil},
		"of two invoices":             {`{"BillingAdjustments": []}`, []string{one, of(`"agmt-1"`, `"inv-2"`)}, nil},
		"no agreement":                {`{}`, []string{of(`null`, `"inv-1"`), of(`null`, `"inv-1"`)}, nil},
		"no invoice":                  {`{}`, []string{of(`"agmt-1"`, `""`), of(`"agmt-1"`, `""`)}, nil},
		"pending":                     {listed(asked("ba-1", "agmt-1", "inv-1", "PENDING")), []string{one}, []string{"error /0/originalInvoiceId"}},
		"pending and twice":           {listed(asked("ba-1", "agmt-1", "inv-1", "PENDING")), []string{one, one}, []string{"error /0/originalInvoiceId", "error /1/originalInvoiceId"}},
		"pending, the list goes on":   {goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "PENDING"))), []string{one}, []string{"error /0/originalInvoiceId"}},
		"settled, the list goes on":   {goesOn(listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED"))), []string{one}, []string{"undecided 0, adjustments"}},
		"settled":                     {listed(asked("ba-1", "agmt-1", "inv-1", "COMPLETED"), asked("ba-2", "agmt-1", "inv-1", "VALIDATION_FAILED")), []string{one}, nil},
		"pending for another":         {listed(asked("ba-1", "agmt-1", "inv-2", "PENDING"), asked("ba-2", "agmt-2", "inv-1", "PENDING")), []string{one}, nil},
		"pending for one that is not": {listed(`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1", "status": "PENDING"}`), []string{one, of(`"agmt-2"`, `"inv-1"`)}, []string{"undecided 0, adjustments"}},
		"without a status":            {listed(`{"billingAdjustmentRequestId": "ba-1", "agreementId": "agmt-1", "originalInvoiceId": "inv-1"}`), []string{one, of(`"agmt-1"`, `"inv-2"`)}, []string{"undecided 0, adjustments"}},
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(checked(t, batch, adjustments(t, c.entries...), known(t, c.facts)), twiceRow), c.want...)
		})
	}
	expect(t, said(checked(t, batch, adjustments(t, one, one), known(t, listed(asked("ba-7", "agmt-1", "inv-1", "PENDING")))), twiceRow),
		`originalInvoiceId: expected an invoice without a pending adjustment, found "inv-1", for which "ba-7" is PENDING`, "wait until that adjustment is COMPLETED or VALIDATION_FAILED",
		`originalInvoiceId: expected each invoice once in a batch, found "inv-1" of "agmt-1" again`, "first in entry 0; request the whole adjustment of an invoice in one entry")
}

func TestInvoiceExists(t *testing.T) {
	const memo = `{"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "CREDIT_MEMO", "pricingCurrencyAmount": {"amount": "10.00", "currencyCode": "EUR"}}`
	entry := `"agreementId": "agmt-1", "originalInvoiceId": "inv-1"`
	for name, c := range map[string]struct {
		facts string
		want  []string // of the three rows that ask for the invoice
	}{
		"nothing known":                    {`{}`, []string{"undecided 0, invoices", "undecided 0, invoices", "undecided 0, invoices"}},
		"an empty list alone":              {`{"Invoices": []}`, []string{"undecided 0, invoices", "undecided 0, invoices", "undecided 0, invoices"}},
		"another invoice alone":            {invoices(invoice("agmt-1", "inv-2", "80.00")), []string{"undecided 0, invoices", "undecided 0, invoices", "undecided 0, invoices"}},
		"that of another agreement":        {`{"Invoices": [` + invoice("agmt-2", "inv-1", "80.00") + `], "AllInvoicesOf": ["agmt-2"]}`, []string{"undecided 0, invoices", "undecided 0, invoices", "undecided 0, invoices"}},
		"the invoice":                      {invoices(invoice("agmt-1", "inv-1", "80.00")), nil},
		"all, but not this":                {`{"Invoices": [` + invoice("agmt-1", "inv-2", "80.00") + `], "AllInvoicesOf": ["agmt-1"]}`, []string{"error /0/originalInvoiceId"}},
		"all, and there are none":          {`{"AllInvoicesOf": ["agmt-1"]}`, []string{"error /0/originalInvoiceId"}},
		"all of a list that goes on":       {`{"Invoices": ` + goesOn(invoices()) + `, "AllInvoicesOf": ["agmt-1"]}`, []string{"undecided 0, invoices", "undecided 0, invoices", "undecided 0, invoices"}},
		"a credit memo":                    {invoices(memo), []string{"error /0/originalInvoiceId"}},
		"a credit memo that became one":    {invoices(invoice("agmt-1", "inv-1", "80.00"), memo), []string{"error /0/originalInvoiceId"}},
		"a credit memo that became none":   {invoices(memo, invoice("agmt-1", "inv-1", "80.00")), nil},
		"an invoice that has no type":      {invoices(strings.Replace(invoice("agmt-1", "inv-1", "80.00"), `"INVOICE"`, `null`, 1)), nil},
		"an invoice of a type not known":   {invoices(strings.Replace(invoice("agmt-1", "inv-1", "80.00"), `"INVOICE"`, `"PRO_FORMA"`, 1)), []string{"undecided 0, invoices", "undecided 0, invoices", "undecided 0, invoices"}},
		"an invoice without amounts":       {invoices(`{"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE"}`), []string{"undecided 0, invoices", "undecided 0, invoices"}},
		"an invoice with amounts of null":  {invoices(`{"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE", "pricingCurrencyAmount": null}`), []string{"undecided 0, invoices", "undecided 0, invoices"}},
		"an invoice with amounts of none":  {invoices(`{"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE", "pricingCurrencyAmount": {}}`), []string{"error /0/adjustmentAmount", "undecided 0, invoices"}},
		"an invoice without a maximum":     {invoices(`{"agreementId": "agmt-1", "invoiceId": "inv-1", "invoiceType": "INVOICE", "pricingCurrencyAmount": {"amount": "100.00", "currencyCode": "USD"}}`), []string{"error /0/adjustmentAmount"}},
		"an invoice without a currency":    {invoices(strings.Replace(invoice("agmt-1", "inv-1", "80.00"), `"USD"`, `null`, 1)), []string{"undecided 0, invoices"}},
		"an invoice in another currency":   {invoices(strings.Replace(invoice("agmt-1", "inv-1", "80.00"), `"USD"`, `"EUR"`, 1)), []string{"error /0/currencyCode"}},
		"an invoice of less in another":    {invoices(strings.Replace(invoice("agmt-1", "inv-1", "9.99"), `"USD"`, `"EUR"`, 1)), []string{"error /0/currencyCode"}},
		"an invoice in a currency written": {invoices(strings.Replace(invoice("agmt-1", "inv-1", "80.00"), `"USD"`, `"usd"`, 1)), []string{"error /0/currencyCode"}},
	} {
		t.Run(name, func(t *testing.T) {
			report := checked(t, batch, adjustments(t, entry), known(t, c.facts))
			var got []string
			for _, row := range []string{existsRow, amountRow, currencyRow} {
				got = append(got, found(report, row)...)
			}
			expect(t, got, c.want...)
		})
	}
}

// Of an amount that is null, as of one that is missing, the place is the entry's.
func TestPlaceOfNoAmount(t *testing.T) {
	facts := known(t, invoices(`{"agreementId": "agmt-1", "invoiceId": "inv-1", "pricingCurrencyAmount": {}}`))
	for amount, want := range map[string]string{`"1"`: "2:22", `null`: "2:1"} {
		request := fmt.Sprintf("{\"billingAdjustmentRequestEntries\": [\n{\"adjustmentAmount\": %s, \"agreementId\": \"agmt-1\", \"originalInvoiceId\": \"inv-1\"}]}", amount)
		var got []string
		for _, f := range checked(t, batch, request, facts).Findings {
			if f.Row == amountRow {
				got = append(got, fmt.Sprintf("%d:%d", f.Line, f.Column))
			}
		}
		expect(t, got, want)
	}
}

// Without the ids, or the value that is compared, the invoice is not asked for.
func TestInvoiceIsNotAskedFor(t *testing.T) {
	for entry, want := range map[string][]string{
		`"agreementId": null`:       nil,
		`"agreementId": ""`:         nil,
		`"agreementId": 1`:          nil,
		`"originalInvoiceId": null`: nil,
		`"originalInvoiceId": ""`:   nil,
		`"currencyCode": null`:      {existsRow, amountRow},
		`"currencyCode": ""`:        {existsRow, amountRow},
		`"currencyCode": 5`:         {existsRow, amountRow},
		`"currencyCode": "dollars"`: {existsRow, amountRow, currencyRow},
		`"adjustmentAmount": null`:  {existsRow, amountRow, currencyRow}, // it may have no maximum
	} {
		t.Run(entry, func(t *testing.T) {
			var open []string
			for _, u := range checked(t, batch, adjustments(t, entry), known(t, `{"BillingAdjustments": []}`)).Undecided {
				open = append(open, u.Row)
			}
			expect(t, append([]string{}, open...), sortedRows(want)...)
		})
	}
}

// sortedRows puts rows in the order of a report.
func sortedRows(rows []string) []string {
	var list []string
	for _, row := range []string{existsRow, amountRow, currencyRow} {
		for _, r := range rows {
			if r == row {
				list = append(list, row)
			}
		}
	}
	return list
}

func TestAmountWithinInvoice(t *testing.T) {
	nines, tens := strings.Repeat("9", 1000), "1"+strings.Repeat("0", 1000)
	small := "0." + strings.Repeat("0", 997) + "1" // 1000 characters
	for name, c := range map[string]struct {
		most    string   // of inv-1, as JSON
		amounts []string // as JSON, an entry each
		want    []string
	}{
		"less":                              {`"80.00"`, []string{`"79.99"`}, nil},
		"as much":                           {`"80.00"`, []string{`"80.00"`}, nil},
		"as much, written otherwise":        {`"80.00"`, []string{`"0080"`}, nil},
		"as much, with zeros":               {`"80"`, []string{`"80.000"`}, nil},
		"the smallest unit more":            {`"80.00"`, []string{`"80.01"`}, []string{"error /0/adjustmentAmount"}},
		"less than the smallest unit more":  {`"80.00"`, []string{`"80.00000000000000000001"`}, []string{"error /0/adjustmentAmount"}},
		"nothing left":                      {`"0.00"`, []string{`"0.01"`}, []string{"error /0/adjustmentAmount"}},
		"nothing of nothing":                {`"0.00"`, []string{`"0.00"`}, nil}, // zero is at fault by itself
		"a number can be read":              {`"80.00"`, []string{`80.01`}, []string{"error /0/adjustmentAmount"}},
		"a number that is within":           {`"80.00"`, []string{`80.00`}, nil},
		"a number with an exponent cannot":  {`"80.00"`, []string{`8.1e1`}, nil},
		"nor words":                         {`"80.00"`, []string{`"a hundred"`}, nil},
		"nor a negative amount":             {`"80.00"`, []string{`"-81"`}, nil},
		"nor none":                          {`"80.00"`, []string{`null`}, nil},
		"sums that reach it":                {`"80.00"`, []string{`"50.00"`, `"30.00"`}, nil},
		"sums that pass it":                 {`"80.00"`, []string{`"50.00"`, `"30.00"`, `"0.01"`}, []string{"error /2/adjustmentAmount"}},
		"sums of tenths":                    {`"0.3"`, []string{`"0.1"`, `"0.2"`, `"0.0"`}, nil},
		"sums that passed it before":        {`"80.00"`, []string{`"80.01"`, `"0.01"`}, []string{"error /0/adjustmentAmount", "error /1/adjustmentAmount"}},
		"sums leave out what is not read":   {`"80.00"`, []string{`"50.00"`, `"-30.00"`, `"x"`, `"30.00"`}, nil},
		"sums take numbers":                 {`"80.00"`, []string{`50`, `"30.01"`}, []string{"error /1/adjustmentAmount"}},
		"a most that is a number":           {`80.00`, []string{`"80.00"`, `"0.01"`}, []string{"error /1/adjustmentAmount"}},
		"a most in words":                   {`"eighty"`, []string{`"1"`, `"1"`}, []string{"undecided 0, invoices", "undecided 1, invoices"}},
		"a most that is empty":              {`""`, []string{`"1"`}, []string{"undecided 0, invoices"}},
		"a most below zero":                 {`"-1.00"`, []string{`"1"`}, []string{"error /0/adjustmentAmount"}},
		"a most below zero, no amount":      {`"-1.00"`, []string{`null`, `"x"`}, nil},
		"no most and a word":                {`"-eighty"`, []string{`"1"`}, []string{"undecided 0, invoices"}},
		"a most of another type":            {`{}`, []string{`"1"`}, []string{"undecided 0, invoices"}},
		"a most that is null":               {`null`, []string{`"1"`, `null`}, []string{"error /0/adjustmentAmount", "error /1/adjustmentAmount"}},
		"a most and an amount, null":        {`null`, []string{`null`}, []string{"error /0/adjustmentAmount"}},
		"1000 digits":                       {`"` + nines + `"`, []string{`"` + nines + `"`}, nil},
		"1000 digits and more":              {`"` + nines + `"`, []string{`"` + nines + `"`, `"0.01"`}, []string{"error /1/adjustmentAmount"}},
		"1001 digits":                       {`"` + nines + `"`, []string{`"` + tens + `"`}, []string{"error /0/adjustmentAmount"}},
		"1001 digits of which one counts":   {`"80.00"`, []string{`"` + strings.Repeat("0", 1000) + `1"`}, nil},
		"a most of 1001 digits":             {`"` + tens + `"`, []string{`"1"`, `"` + tens + `"`}, []string{"undecided 0, invoices", "undecided 1, invoices"}},
		"a million digits":                  {`"80.00"`, []string{`"` + strings.Repeat("9", 1_000_000) + `"`}, []string{"error /0/adjustmentAmount"}},
		"1000 characters of a tiny sum":     {`"1"`, []string{`"1"`, `"` + small + `"`}, []string{"error /1/adjustmentAmount"}},
		"a longer one is compared, not sum": {`"1"`, []string{`"1"`, `"` + small[:len(small)-1] + `01"`}, nil}, // it stands twice in the batch anyhow
	} {
		t.Run(name, func(t *testing.T) {
			entries := make([]string, len(c.amounts))
			for i, amount := range c.amounts {
				entries[i] = `"adjustmentAmount": ` + amount
			}
			facts := known(t, invoices(`{"agreementId": "agmt-1", "invoiceId": "inv-1", "pricingCurrencyAmount": {"maxAdjustmentAmount": `+c.most+`, "currencyCode": "USD"}}`))
			expect(t, found(checked(t, batch, adjustments(t, entries...), facts), amountRow), c.want...)
		})
	}
	entry := func(amount, invoice string) string {
		return fmt.Sprintf(`"adjustmentAmount": %q, "originalInvoiceId": %q`, amount, invoice)
	}
	facts := known(t, invoices(invoice("agmt-1", "inv-1", "80.00"), invoice("agmt-1", "inv-2", "5")))
	expect(t, said(checked(t, batch, adjustments(t, entry("80.10", "inv-1"), entry("5", "inv-2"), entry("0.20", "inv-1"), entry("0.01", "inv-2"), entry(tens, "inv-3")), facts), amountRow),
		`adjustmentAmount: expected at most "80.00", the maxAdjustmentAmount of invoice "inv-1", found "80.10"`, "lower the amount",
		`adjustmentAmount: expected at most "80.00" in all, the maxAdjustmentAmount of invoice "inv-1", found "0.20", which makes "80.3" with the entries before it`, "lower the amounts for this invoice",
		`adjustmentAmount: expected at most "5" in all, the maxAdjustmentAmount of invoice "inv-2", found "0.01", which makes "5.01" with the entries before it`, "lower the amounts for this invoice")
	below := known(t, invoices(invoice("agmt-1", "inv-1", "-5")))
	expect(t, said(checked(t, batch, adjustments(t, entry("1", "inv-1")), below), amountRow),
		`adjustmentAmount: expected at most "-5", the maxAdjustmentAmount of invoice "inv-1", found "1"`, "the invoice cannot be adjusted any further: remove the entry")
	for _, currency := range []string{`null`, `""`} { // which is refused by itself
		expect(t, found(checked(t, batch, adjustments(t, `"adjustmentAmount": "81", "currencyCode": `+currency), facts), amountRow), "error /0/adjustmentAmount")
	}
}

// An invoice of which the id has blanks around it is told how to be found.
func TestBlanksAroundInvoice(t *testing.T) {
	facts := known(t, `{"Invoices": [], "AllInvoicesOf": ["agmt-1"]}`)
	for id, detail := range map[string]string{
		"inv-1":  "no invoice of the agreement has this id; see ListAgreementInvoiceLineItems with invoiceType INVOICE",
		" inv-1": "no invoice of the agreement has this id: remove the blanks around it",
	} {
		expect(t, said(checked(t, batch, adjustments(t, fmt.Sprintf(`"originalInvoiceId": %q`, id)), facts), existsRow),
			fmt.Sprintf("originalInvoiceId: expected the id of an invoice of \"agmt-1\", found %q", id), detail)
	}
}

// What a batch costs grows with its size, whatever its entries have in common.
func TestBatchesAreLinear(t *testing.T) {
	facts := known(t, invoices(invoice("agmt-1", "inv-1", "80.00")))
	long, other := strings.Repeat("9", 50_000), `"agreementId": "agmt-2"`
	for name, c := range map[string]struct{ first, entry string }{
		"sound":                      {"", ""},
		"one invoice and token":      {"", `"clientToken": "t"`},
		"another agreement":          {`"agreementId": "` + long + `"`, other},
		"a token that is long":       {`"clientToken": "` + long + `"`, ""},
		"an amount that is long":     {`"adjustmentAmount": "` + long + `"`, ""},
		"an amount of many places":   {`"adjustmentAmount": "0.` + long + `"`, ""},
		"an invoice id that is long": {`"originalInvoiceId": "` + long + `"`, ""},
		"nothing that can be read":   {"", `"agreementId": 1, "originalInvoiceId": 1, "adjustmentAmount": 1, "currencyCode": 1, "adjustmentReasonCode": 1`},
	} {
		t.Run(name, func(t *testing.T) {
			entries := func(n int) string {
				list := make([]string, n)
				for i := range list {
					list[i] = c.entry
				}
				list[0] = c.first
				return adjustments(t, list...)
			}
			few, many := allocated(t, entries(200), facts), allocated(t, entries(800), facts)
			if many > 8*few { // 16 times for what is quadratic; lists grow in steps
				t.Errorf("200 entries take %d bytes, 800 take %d", few, many)
			}
		})
	}
	t.Run("members given twice", func(t *testing.T) {
		entry := func(n int) string {
			return strings.Replace(adjustments(t, ""), "{", "{"+strings.Repeat(`"a": 1, `, n), 2)
		}
		if few, many := allocated(t, entry(1000), facts), allocated(t, entry(4000), facts); many > 8*few {
			t.Errorf("1000 take %d bytes, 4000 take %d", few, many)
		}
	})
}

// allocated is how many bytes it takes to check a batch.
func allocated(t *testing.T, request string, facts *offercheck.Facts) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	checked(t, batch, request, facts)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}
