package agreement_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/agreement"
)

// readTable reads a table that has to be one.
func readTable(t testing.TB, text string) *agreement.CSV {
	t.Helper()
	table, err := agreement.ParseCSV([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// checkTable is the report on a table, with its places.
func checkTable(t testing.TB, text string) *offercheck.Report {
	t.Helper()
	table := readTable(t, text)
	report := checked(t, batch, table.Request)
	table.Locate(report)
	return report
}

// The request has what the table has: a cell as the string that it is.
func TestTableAsRequest(t *testing.T) {
	for name, c := range map[string]struct{ table, want string }{
		"commas":                               {"agreementId,clientToken\na,t\nb,u\n", `{"agreementId":"a","clientToken":"t"},{"agreementId":"b","clientToken":"u"}`},
		"semicolons":                           {"agreementId;adjustmentAmount\na;12,50\n", `{"agreementId":"a","adjustmentAmount":"12,50"}`},
		"tabs":                                 {"agreementId\tdescription\na\tone, two; three\n", `{"agreementId":"a","description":"one, two; three"}`},
		"the mark that the header has most of": {"agreementId;clientToken;\"a, b\"\na;t;x\n", `{"agreementId":"a","clientToken":"t","a, b":"x"}`},
		"one column":                           {"agreementId\na\nb\n", `{"agreementId":"a"},{"agreementId":"b"}`},
		"any order":                            {"clientToken,agreementId\nt,a\n", `{"clientToken":"t","agreementId":"a"}`},
		"no line end at the end":               {"agreementId\na", `{"agreementId":"a"}`},
		"line ends of Windows":                 {"agreementId,clientToken\r\na,t\r\n\r\nb,u\r\n", `{"agreementId":"a","clientToken":"t"},{"agreementId":"b","clientToken":"u"}`},
		"a byte order mark":                    {"\ufeffagreementId,clientToken\na,t\n", `{"agreementId":"a","clientToken":"t"}`},
		"a byte order mark, quotes":            {"\ufeff\"agreementId\",clientToken\na,t\n", `{"agreementId":"a","clientToken":"t"}`},
		"quotes":                               {"agreementId,\"description\"\n\"a\",\"one, \"\"two\"\"\"\n", `{"agreementId":"a","description":"one, \"two\""}`},
		"a cell of several lines":              {"agreementId,description\na,\"one\ntwo\"\n", `{"agreementId":"a","description":"one\ntwo"}`},
		"a cell of several, of Windows":        {"agreementId,description\r\na,\"one\r\ntwo\"\r\n", `{"agreementId":"a","description":"one\ntwo"}`},
		"blanks are kept":                      {"agreementId,description\n a , \n", `{"agreementId":" a ","description":" "}`},
		"an empty cell is not given":           {"agreementId,description,clientToken\na,,t\nb,\"\",\n", `{"agreementId":"a","clientToken":"t"},{"agreementId":"b"}`},
		"empty lines":                          {"\n\nagreementId,clientToken\n\n,\na,t\n\"\",\n\n,\n", `{"agreementId":"a","clientToken":"t"}`},
		"columns without a name":               {"agreementId,,clientToken,,\na,,t,,\nb,\"\",u,,\n", `{"agreementId":"a","clientToken":"t"},{"agreementId":"b","clientToken":"u"}`},
		"a column that is not known":           {"agreementId,note\na,one\nb,two\n", `{"agreementId":"a","note":"one"},{"agreementId":"b"}`},
		"a column that is not known, empty":    {"agreementId,note\na,\nb,two\n", `{"agreementId":"a","note":""},{"agreementId":"b"}`},
		"a line of what is not known":          {"agreementId,note\na,\n,total\n", `{"agreementId":"a","note":""},{}`},
		"other capitals are not known":         {"agreementId,ClientToken\na,t\n", `{"agreementId":"a","ClientToken":"t"}`},
		"marks of JSON":                        {"agreementId,description\na,\"{\\\"\"}\u2028\t<&>\"\n", `{"agreementId":"a","description":"{\\\"}\u2028\t<&>"}`},
		"a formula":                            {"agreementId,adjustmentAmount\na,=1+2\n", `{"agreementId":"a","adjustmentAmount":"=1+2"}`},
		"numbers stay text":                    {"agreementId,adjustmentAmount\na,1.2E+05\nb,0012\n", `{"agreementId":"a","adjustmentAmount":"1.2E+05"},{"agreementId":"b","adjustmentAmount":"0012"}`},
		"other letters":                        {"agreementId,description\na,für Grüße 😀\n", `{"agreementId":"a","description":"für Grüße 😀"}`},
		"a header alone":                       {"agreementId,clientToken\n", ``},
		"a carriage return in a cell":          {"agreementId,description\na,one\rtwo\n", `{"agreementId":"a","description":"one\rtwo"}`},
	} {
		t.Run(name, func(t *testing.T) {
			var want, got any
			if err := json.Unmarshal([]byte(`{"billingAdjustmentRequestEntries": [`+c.want+`]}`), &want); err != nil {
				t.Fatal(err)
			}
			if err := json.Unmarshal(readTable(t, c.table).Request, &got); err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("request (-want +got):\n%s", diff)
			}
		})
	}
}

func TestRefusedTables(t *testing.T) {
	const header = "agreementId,clientToken\n"
	const names = "the first line has to name the fields of an entry, separated by commas, semicolons or tabs: agreementId, originalInvoiceId, adjustmentAmount, currencyCode, adjustmentReasonCode, description, clientToken"
	for name, c := range map[string]struct{ table, want string }{
		"empty":                           {"", "1:1: the table is empty: its first line has to name the fields of an entry"},
		"a byte order mark":               {"\ufeff", "1:1: the table is empty: its first line has to name the fields of an entry"},
		"empty lines":                     {"\n\r\n\n", "1:1: the table is empty: its first line has to name the fields of an entry"},
		"no header":                       {"agmt-1,t-1\n", "1:1: " + names},
		"marks that are none":             {"agreementId|clientToken\na|t\n", "1:1: " + names},
		"other capitals":                  {"AgreementId,ClientToken\na,t\n", "1:1: " + names},
		"a hint of a spreadsheet":         {"sep=;\nagreementId;clientToken\n", "1:1: " + names},
		"JSON":                            {`{"billingAdjustmentRequestEntries": []}`, `1:2: a cell that contains a double quote must be in double quotes, with each quote inside written twice`},
		"a column twice":                  {"agreementId,é,clientToken,agreementId\n", `1:27: the header has the column "agreementId" twice`},
		"a column that is none twice":     {"agreementId,note,note\n", `1:18: the header has the column "note" twice`},
		"UTF-16":                          {"\xff\xfea\x00", "1:1: the table is in UTF-16; save it as CSV in UTF-8"},
		"UTF-16, the other way":           {"\xfe\xff\x00a", "1:1: the table is in UTF-16; save it as CSV in UTF-8"},
		"Latin-1":                         {header + "a,é\nb,caf\xe9\n", "3:6: the byte 0xE9 is not valid UTF-8; save the table as CSV in UTF-8"},
		"Latin-1 after a mark":            {"\ufeffagreementId,\xfc\n", "1:13: the byte 0xFC is not valid UTF-8; save the table as CSV in UTF-8"},
		"the character of errors":         {"\ufffd\xff\n", "1:2: the byte 0xFF is not valid UTF-8; save the table as CSV in UTF-8"},
		"lines of old Macs":               {"agreementId,clientToken\ra,t\r", "1:1: the lines end in a carriage return only; save the table as CSV in UTF-8, not as CSV for Macintosh"},
		"a cell too many":                 {header + "a,t\nb,u,v\n", "3:1: this line has 3 cells, the header has 2; a cell that contains a comma must be in double quotes"},
		"a decimal comma":                 {"agreementId,adjustmentAmount\na,12,50\n", "2:1: this line has 3 cells, the header has 2; a cell that contains a comma must be in double quotes"},
		"a semicolon too many":            {"agreementId;clientToken\nb;u;\n", "2:1: this line has 3 cells, the header has 2; a cell that contains a semicolon must be in double quotes"},
		"a tab too many":                  {"agreementId\tclientToken\nb\tu\tv\n", "2:1: this line has 3 cells, the header has 2; a cell that contains a tab must be in double quotes"},
		"a cell too few":                  {header + "a\n", "2:1: this line has 1 cell, the header has 2"},
		"a line of a blank":               {header + "a,t\n \n", "3:1: this line has 1 cell, the header has 2"},
		"too many after a long cell":      {header + "\"a\nb\",t,u\n", "2:1: this line has 3 cells, the header has 2; a cell that contains a comma must be in double quotes"},
		"a quote in a cell":               {header + "é,5\" of\n", "2:4: a cell that contains a double quote must be in double quotes, with each quote inside written twice"},
		"a formula that is text":          {header + "=\"007\",t\n", "2:2: a cell that contains a double quote must be in double quotes, with each quote inside written twice"},
		"text after a quote":              {header + "\"é\" ,t\n", "2:3: the cell ends at this double quote, or has no closing quote; write a quote inside a cell twice"},
		"a quote that is not ended":       {header + "a,t\n\"b,u\nc,v\n", "4:4: the cell ends at this double quote, or has no closing quote; write a quote inside a cell twice; the entry begins on line 3"},
		"a quote not ended, then nothing": {header + "\"b,u\n\n", "3:1: the cell ends at this double quote, or has no closing quote; write a quote inside a cell twice; the entry begins on line 2"},
		"a quote not ended in the header": {"agreementId,\"clientToken\n", "1:25: the cell ends at this double quote, or has no closing quote; write a quote inside a cell twice"},
		"a cell of no column":             {"agreementId,,clientToken\na,,t\nb,é,u\n", "3:3: this cell is in a column that has no name in the header; name the column, or empty the cell"},
		"too large":                       {strings.Repeat("a", 64<<20+1), "1:1: the table has more than 64 MiB"},
		"as large as may be":              {"\xff\xfe" + strings.Repeat("a", 64<<20-2), "1:1: the table is in UTF-16; save it as CSV in UTF-8"},
		"too large a request":             {header + "a,t\n" + strings.Repeat("<", 12<<20) + ",u\n", "3:1: the request that the table makes has more than 64 MiB"},
		"a carriage return alone":         {"\r", "1:1: the lines end in a carriage return only; save the table as CSV in UTF-8, not as CSV for Macintosh"},
	} {
		t.Run(name, func(t *testing.T) {
			table, err := agreement.ParseCSV([]byte(c.table))
			if got := placed(err); got != c.want || table != nil {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// The request that a table makes may have 64 MiB and no more.
func TestLargestTable(t *testing.T) {
	const header = "agreementId\n"
	room := 64<<20 - len(`{"billingAdjustmentRequestEntries":[{"agreementId":""}`)
	for cell, want := range map[int]string{
		room:     "",
		room + 1: "2:1: the request that the table makes has more than 64 MiB",
	} {
		got := ""
		if _, err := agreement.ParseCSV([]byte(header + strings.Repeat("a", cell))); err != nil {
			got = placed(err)
		}
		if got != want {
			t.Errorf("a cell of %d bytes: got %q, want %q", cell, got, want)
		}
	}
}

// A finding points at its cell; at the line, or the empty cell, where something
// is missing; at the header for a column; at the beginning for the table.
func TestPlacesInTable(t *testing.T) {
	const header = "agreementId,originalInvoiceId,adjustmentAmount,currencyCode,adjustmentReasonCode,description,clientToken\n"
	for name, c := range map[string]struct {
		table string
		want  []string
	}{
		"sound":                                {header + "a,i,1,USD,OTHER,,t\n", nil},
		"a cell":                               {header + "a,i,-1,USD,OTHER,,t\n", []string{"2:5 adjustmentAmount"}},
		"a cell after others":                  {header + "a,é😀,-1,USD,OTHER,,t\n", []string{"2:6 adjustmentAmount"}},
		"a cell in quotes":                     {header + "a,\"i\",\"-1\",USD,OTHER,,t\n", []string{"2:7 adjustmentAmount"}},
		"after a long cell":                    {header + "a,i,1,USD,OTHER,\"é\né\",\"é\"\n", []string{"3:4 clientToken"}},
		"a long cell":                          {header + "a,i,1,usd,\"OTHER\n\",,t\n", []string{"2:7 currencyCode", "2:11 adjustmentReasonCode"}},
		"a later line":                         {header + "a,i,1,USD,OTHER,,t\n\n,,,,,,\na,j,1,USD,OTHER,,t\n", []string{"5:18 clientToken"}},
		"after lines of Windows":               {strings.ReplaceAll(header+"a,i,1,USD,OTHER,\"x\ny\",t\na,j,x,USD,OTHER,,u\n", "\n", "\r\n"), []string{"4:5 adjustmentAmount"}},
		"after a mark":                         {"\ufeff" + header + "a,i,-1,USD,OTHER,,t\n", []string{"2:5 adjustmentAmount"}},
		"an empty cell":                        {header + "é,i,,USD,OTHER,,\n", []string{"2:1 agreementId", "2:5 adjustmentAmount", "2:17 clientToken"}},
		"a column that is missing":             {"agreementId,originalInvoiceId,adjustmentAmount,currencyCode,clientToken\na,i,1,USD,t\na,j,1,USD,u\n", []string{"2:1 adjustmentReasonCode", "3:1 adjustmentReasonCode"}},
		"a column that is not known":           {strings.Replace(header, "clientToken", "é,note,clientToken", 1) + "a,i,1,USD,OTHER,,,x,t\na,j,1,USD,OTHER,,,,u\n", []string{"1:94 é", "1:96 note"}},
		"a column with marks of a path":        {strings.Replace(header, "clientToken", "a/b~c,clientToken", 1) + "a,i,1,USD,OTHER,,x,t\n", []string{"1:94 a~1b~0c"}},
		"a misspelt column":                    {strings.Replace(header, "clientToken", "clientTokens", 1) + "a,i,1,USD,OTHER,,t\n", []string{"1:94 clientTokens", "2:1 clientToken"}},
		"a cell of a column that is not known": {strings.Replace(header, "clientToken", "note,clientToken", 1) + "a,i,1,USD,OTHER,,${x},t\n", []string{"1:94 note", "1:94 note"}},
		"a column without a name":              {strings.Replace(header, "clientToken", ",clientToken", 1) + "a,i,1,USD,OTHER,,,t u\n", []string{"2:19 clientToken"}},
		"no entries":                           {header, []string{"1:1 "}},
		"too many entries":                     {header + "a,i,1,USD,OTHER,,t\na,j,1,USD,OTHER,,u\na,k,1,USD,OTHER,,v\na,l,1,USD,OTHER,,w\na,m,1,USD,OTHER,,x\na,n,1,USD,OTHER,,y\n", []string{"1:1 "}},
		"a column that is missing, after one that is not known": {"note,agreementId,originalInvoiceId,adjustmentAmount,currencyCode,clientToken\n,a,i,1,USD,t\n,a,j,1,USD,u\n", []string{"1:1 note", "2:1 adjustmentReasonCode", "3:1 adjustmentReasonCode"}},
	} {
		t.Run(name, func(t *testing.T) {
			var got []string
			for _, f := range checkTable(t, c.table).Findings {
				_, rest, _ := strings.Cut(strings.TrimPrefix(f.Path, "/billingAdjustmentRequestEntries"), "/")
				_, field, _ := strings.Cut(rest, "/")
				got = append(got, fmt.Sprintf("%d:%d %s", f.Line, f.Column, field))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("found (-want +got):\n%s", diff)
			}
		})
	}
}

// The usual mistakes of spreadsheets are errors with a hint.
func TestSlipsOfSpreadsheets(t *testing.T) {
	for _, c := range []struct{ field, cell, detail string }{
		{"adjustmentAmount", "12,50", "remove thousands separators, and write a dot before the decimal places"},
		{"adjustmentAmount", "1.234,50", "remove thousands separators, and write a dot before the decimal places"},
		{"adjustmentAmount", "1,234.50", "remove thousands separators, and write a dot before the decimal places"},
		{"adjustmentAmount", "1\u00a0234.50", "write plain digits, without sign, exponent or currency"},
		{"adjustmentAmount", " 12.50", "remove the blanks around the amount"},
		{"adjustmentAmount", "12.50\u00a0", "remove the blanks around the amount"},
		{"adjustmentAmount", "1.2E+05", "write plain digits, without sign, exponent or currency"},
		{"adjustmentAmount", "$12.50", "write plain digits, without sign, exponent or currency"},
		{"adjustmentAmount", "12.50 USD", "write plain digits, without sign, exponent or currency"},
		{"adjustmentAmount", "=1+2", "write plain digits, without sign, exponent or currency"},
		{"adjustmentAmount", "(12.50)", "write plain digits, without sign, exponent or currency"},
		{"adjustmentAmount", "#REF!", "write plain digits, without sign, exponent or currency"},
		{"adjustmentAmount", "-12.50", "leave out the minus sign: an adjustment always lowers the bill"},
		{"adjustmentAmount", ".5", `write a digit before the dot: "0.5"`},
		{"adjustmentAmount", "0", "an adjustment of zero cannot be requested: remove the entry"},
		{"currencyCode", "usd", `did you mean "USD"?`},
		{"currencyCode", "USD ", `did you mean "USD"?`},
		{"adjustmentReasonCode", "Other", `did you mean "OTHER"?`},
		{"adjustmentReasonCode", "incorrect metering", `did you mean "INCORRECT_METERING"?`},
		{"agreementId", "agmt-1 ", "remove the blanks around it"},
		{"clientToken", "t_1", "it has the character '_'"},
	} {
		values := map[string]string{"agreementId": "agmt-1", "originalInvoiceId": "inv-1", "adjustmentAmount": "1", "currencyCode": "USD", "adjustmentReasonCode": "OTHER", "clientToken": "t"}
		values[c.field] = c.cell
		var header, line []string
		for _, field := range tableFields {
			header, line = append(header, field), append(line, values[field])
		}
		report := checkTable(t, strings.Join(header, "\t")+"\n"+strings.Join(line, "\t")+"\n")
		if len(report.Findings) != 1 || !strings.HasPrefix(report.Findings[0].Message, c.field+": ") || report.Findings[0].Detail != c.detail {
			t.Errorf("%s %q: %+v", c.field, c.cell, report.Findings)
		}
	}
}

var tableFields = []string{"agreementId", "originalInvoiceId", "adjustmentAmount", "currencyCode", "adjustmentReasonCode", "description", "clientToken"}

// A writer writes a table and knows where its cells begin.
type writer struct {
	strings.Builder
	mark, end    string
	line, column int
}

func (w *writer) write(text string) {
	w.WriteString(text)
	if n := strings.Count(text, "\n"); n > 0 {
		w.line += n
		w.column = 1
		text = text[strings.LastIndexByte(text, '\n')+1:]
	}
	w.column += utf8.RuneCountInString(text)
}

// record writes a line; it gives where its cells begin.
func (w *writer) record(cells []string, quoted func(i int) bool) []string {
	places := make([]string, len(cells))
	for i, cell := range cells {
		if i > 0 {
			w.write(w.mark)
		}
		places[i] = fmt.Sprintf("%d:%d", w.line, w.column)
		if strings.ContainsAny(cell, "\"\r\n"+w.mark) || quoted(i) {
			cell = `"` + strings.ReplaceAll(cell, `"`, `""`) + `"`
		}
		w.write(cell)
	}
	w.write(w.end)
	return places
}

// Whatever a table looks like, its request says what its cells say; and when one
// cell is broken, there is one finding, and it is there.
func TestOneBrokenCell(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := &writer{mark: rapid.SampledFrom([]string{",", ";", "\t"}).Draw(t, "mark"), end: rapid.SampledFrom([]string{"\n", "\r\n"}).Draw(t, "line end"), line: 1, column: 1}
		if rapid.Bool().Draw(t, "byte order mark") {
			w.WriteString("\ufeff")
		}
		fields := rapid.Permutation(append([]string{"", ""}, tableFields...)).Draw(t, "columns")
		entries := rapid.IntRange(1, 5).Draw(t, "entries")
		broken, field := rapid.IntRange(0, entries-1).Draw(t, "broken"), rapid.SampledFrom(tableFields).Draw(t, "field")
		quoted := func(int) bool { return rapid.IntRange(0, 3).Draw(t, "quoted") == 0 }
		w.record(fields, quoted)
		var place string
		var want []map[string]string
		for entry := range entries {
			if rapid.IntRange(0, 3).Draw(t, "empty line") == 0 {
				w.record(make([]string, len(fields)*rapid.IntRange(0, 1).Draw(t, "of cells")), func(int) bool { return false })
			}
			values := map[string]string{
				"agreementId": "agmt-1", "originalInvoiceId": rapid.StringMatching(`[a-zé😀;, ]{1,5}`).Draw(t, "invoice") + fmt.Sprint(entry), "adjustmentAmount": fmt.Sprint(entry + 1),
				"currencyCode": "USD", "adjustmentReasonCode": "OTHER", "clientToken": fmt.Sprint("t-", entry),
			}
			if description := rapid.StringMatching("[a-zé😀;,\t\"\n ]{0,9}").Draw(t, "description"); description != "" {
				values["description"] = description
			}
			if entry == broken {
				values[field] = map[string]string{
					"agreementId": "agmt 1", "originalInvoiceId": strings.Repeat("é", 256), "adjustmentAmount": "1,5", "currencyCode": "usd",
					"adjustmentReasonCode": "\"", "description": strings.Repeat("é\n", 251), "clientToken": "t;1\n",
				}[field]
			}
			cells := make([]string, len(fields))
			for i, name := range fields {
				cells[i] = values[name]
			}
			places := w.record(cells, quoted)
			if entry == broken {
				place = places[slices.Index(fields, field)]
			}
			want = append(want, values)
		}
		var got struct {
			Entries []map[string]string `json:"billingAdjustmentRequestEntries"`
		}
		table, err := agreement.ParseCSV([]byte(w.String()))
		if err != nil {
			t.Fatalf("%q: %v", w.String(), err)
		}
		if err := json.Unmarshal(table.Request, &got); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got.Entries); diff != "" {
			t.Fatalf("%q says (-want +got):\n%s", w.String(), diff)
		}
		report, err := agreement.Validate(batch, table.Request)
		if err != nil {
			t.Fatal(err)
		}
		table.Locate(report)
		var at []string
		for _, f := range report.Findings {
			if f.Severity == offercheck.SeverityError {
				at = append(at, fmt.Sprintf("%d:%d %s", f.Line, f.Column, f.Path))
			}
		}
		path := fmt.Sprintf("%s /billingAdjustmentRequestEntries/%d/%s", place, broken, field)
		if !slices.Equal(at, []string{path}) {
			t.Fatalf("%q has errors at %q, want %q", w.String(), at, path)
		}
	})
}

// What a table costs grows with its size.
func TestTablesAreLinear(t *testing.T) {
	header := strings.Join(tableFields, ",") + "\n"
	for name, table := range map[string]func(n int) string{
		"entries":     func(n int) string { return header + strings.Repeat("agmt-1,inv-1,12.50,USD,OTHER,,t-1\n", n) },
		"empty lines": func(n int) string { return header + strings.Repeat("\n,,,,,,\n", n) },
		"columns": func(n int) string {
			var names strings.Builder
			for i := range n {
				fmt.Fprintf(&names, "c%d,", i)
			}
			return names.String() + "agreementId\n" + strings.Repeat(",", n) + "a\n"
		},
		"columns without a name": func(n int) string { return strings.Repeat(",", n) + "agreementId\n" + strings.Repeat(",", n) + "a\n" },
		"lines in a cell":        func(n int) string { return header + "a,i,1,USD,OTHER,\"" + strings.Repeat("é\n", n) + "\",t\n" },
	} {
		t.Run(name, func(t *testing.T) {
			cost := func(n int) float64 {
				text := []byte(table(n))
				return testing.AllocsPerRun(1, func() {
					if _, err := agreement.ParseCSV(text); err != nil {
						t.Fatal(err)
					}
				})
			}
			if few, many := cost(2_000), cost(20_000); many > 11*few+100 {
				t.Errorf("%.0f allocations for 2,000, %.0f for 20,000", few, many)
			}
		})
	}
	text := []byte(header + strings.Repeat("agmt-1,inv-1,12.50,USD,OTHER,,t-1\n", 10_000))
	allocs := testing.AllocsPerRun(1, func() {
		if _, err := agreement.ParseCSV(text); err != nil {
			t.Fatal(err)
		}
	})
	if most := 25.0 * 10_000; allocs > most {
		t.Errorf("%.0f allocations for 10,000 lines, want at most %.0f", allocs, most)
	}
}
