package explain

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/words"
	"github.com/offercheck/offercheck/rules"
	"github.com/offercheck/offercheck/testdata"
)

func (c *command) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain CODE|ROW",
		Short: "Explain an error code or one row: what it means, what decides it, how to mend it",
		Example: "  offercheck explain DUPLICATE_SELECTORS\n" +
			"  offercheck explain UpdatePricingTerms/DUPLICATE_DIMENSION_KEYS/2\n" +
			"  offercheck explain 'StartChangeSet/422/(placeholder)'",
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			var out bytes.Buffer
			if err := explain(&out, args[0]); err != nil {
				return err
			}
			_, err := c.stdout.Write(out.Bytes())
			return err
		},
	}
}

// explain writes what is known of a row, or of the one row of a code; of a code
// with several rows it writes their list.
func explain(w io.Writer, name string) error {
	if row, ok := errcodes.FindRow(name); ok {
		return explainRow(w, row)
	}
	if row, ok := errcodes.OwnRow(name); ok {
		return explainRow(w, row)
	}
	rows := rowsOfCode(name)
	what := " is the code of"
	if len(rows) > 0 {
		name = string(rows[0].Code) // as AWS spells it
	} else {
		rows = rowsWhere(func(r *errcodes.Row) bool { return r.ChangeType == name || r.Operation == name })
		what = " has"
	}
	switch len(rows) {
	case 0:
		return unknownRow(name)
	case 1:
		return explainRow(w, rows[0])
	}
	fmt.Fprintf(w, "%s%s %d rows; offercheck explain ROW tells more of one:\n\n", name, what, len(rows))
	for _, row := range rows {
		fmt.Fprintf(w, "%s\n    %s\n", quote(row.ID), row.Title)
	}
	return nil
}

// unknownRow says that there is no such code or row, and which was probably meant: of
// rows one of the same change type or operation.
func unknownRow(name string) error {
	var names []string
	owner, _, isRow := strings.Cut(name, "/")
	for _, row := range slices.Concat(rowsWhere(func(*errcodes.Row) bool { return true }), errcodes.OwnRows(owner)) {
		switch ofRow, _, _ := strings.Cut(row.ID, "/"); {
		case !isRow:
			names = append(names, string(row.Code), ofRow)
		case strings.EqualFold(ofRow, owner):
			names = append(names, row.ID)
		}
	}
	slices.Sort(names)
	if meant := words.Nearest(name, slices.Compact(names)); meant != "" {
		return fmt.Errorf("there is no code or row %q; did you mean offercheck explain %s?", name, quote(meant))
	}
	return fmt.Errorf("there is no code or row %q; offercheck rules lists them all", name)
}

func rowsOfCode(code string) []*errcodes.Row {
	return rowsWhere(func(r *errcodes.Row) bool { return strings.EqualFold(string(r.Code), code) })
}

// rowsWhere are the rows that are wanted, of those that are documented and those of
// changes to products.
func rowsWhere(wanted func(*errcodes.Row) bool) []*errcodes.Row {
	var list []*errcodes.Row
	all := errcodes.Rows()
	for i := range all {
		if wanted(&all[i]) {
			list = append(list, &all[i])
		}
	}
	for _, row := range errcodes.ProductRows() {
		if wanted(row) {
			list = append(list, row)
		}
	}
	return list
}

func explainRow(w io.Writer, row *errcodes.Row) error {
	fmt.Fprintf(w, "%s\n%s\n\n", row.ID, row.Title)
	fmt.Fprintf(w, "  Code      %s, %s\n", row.Code, reportedBy(row))
	if row.Phase == errcodes.Async {
		fmt.Fprintf(w, "  Message   %s\n", row.Message)
	}
	fmt.Fprintf(w, "  Severity  %s\n\n", severityOf(row))
	section(w, "What it means", row.Means)
	if reason, never := rules.Never[row.ID]; never {
		section(w, "It is never reported", reason+".")
	}
	section(w, "What must be known to decide it", whatIsNeeded(row.Needs))
	section(w, "How to mend it", row.Mend)
	return examples(w, row)
}

func reportedBy(row *errcodes.Row) string {
	switch {
	case row.Operation != "":
		return fmt.Sprintf("from %s of the Agreement Service, at once", row.Operation)
	case row.Phase == errcodes.Sync:
		return fmt.Sprintf("HTTP %d from StartChangeSet, at once", row.HTTPStatus)
	}
	return "from DescribeChangeSet, minutes or hours after submission"
}

func severityOf(row *errcodes.Row) string {
	switch row.Basis {
	case errcodes.Inferred:
		return "a warning: how AWS decides this row is our reading"
	case errcodes.Ours:
		return "as the meaning says: the row is in none of AWS's tables"
	}
	if row.Phase == errcodes.Async {
		return "an error; a warning where the meaning says so, or when another change than " + row.ChangeType + " brought it about"
	}
	return "an error, or a warning where the meaning says so"
}

func section(w io.Writer, title, text string) {
	fmt.Fprintf(w, "%s\n", title)
	for _, line := range wrap(text, 76) {
		fmt.Fprintf(w, "    %s\n", line)
	}
	fmt.Fprintln(w)
}

// wrap breaks a text into lines of at most width bytes where words allow.
func wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case len(line)+1+len(word) > width:
			lines = append(lines, line)
			line = word
		default:
			line += " " + word
		}
	}
	return append(lines, line)
}

// whatIsNeeded says where each thing that a row needs comes from.
func whatIsNeeded(needs errcodes.Needs) string {
	var list []string
	for _, n := range []struct {
		need errcodes.Needs
		text string
	}{
		{errcodes.NeedChangeSet, "The change set alone."},
		{errcodes.NeedOffer, "The offer as it stands: its DescribeEntity response in --facts, unless the change set creates it; its pricing model and, if it has buyer accounts, the agreement it replaces (or null) in OfferFacts."},
		{errcodes.NeedProduct, "The product: its DescribeEntity response in --facts."},
		{errcodes.NeedAgreement, "The agreement: its DescribeAgreement and GetAgreementTerms responses in --facts."},
		{errcodes.NeedResale, "The resale authorization: its DescribeEntity response in --facts."},
		{errcodes.NeedOffers, "Every offer of the product in --facts, with the product named in AllOffersOf."},
		{errcodes.NeedHistory, "The price increases that were asked for before: PriceIncreases in --facts."},
		{errcodes.NeedNow, "The time: the clock, or --now."},
		{errcodes.NeedLimits, "A bound that AWS does not publish, where the meaning names no default: Limits in --facts."},
		{errcodes.NeedRequest, "The request alone."},
		{errcodes.NeedInvoices, "The agreement's invoices: Invoices in --facts, with the agreement named in AllInvoicesOf."},
		{errcodes.NeedAdjustments, "The billing adjustments asked for before: BillingAdjustments in --facts."},
		{errcodes.NeedCancellations, "The cancellations asked for before: CancellationRequests in --facts."},
		{errcodes.NeedEdition, "An edition of AWS's page that knows the change type: no facts decide it."},
		{errcodes.NeedAWS, "What AWS alone knows, unless the meaning says what you can hand in."},
	} {
		if needs&n.need != 0 {
			list = append(list, n.text)
		}
	}
	return strings.Join(list, " ")
}

// examples shows a document that breaks the row, what is said of it, and one
// that is fine.
func examples(w io.Writer, row *errcodes.Row) error {
	broken, mended, ok, err := example(row)
	if err != nil || !ok {
		return err
	}
	for _, e := range []struct{ title, file string }{
		{"A document that breaks it", broken + ".json"},
		{"with these facts", broken + ".facts.json"},
		{"What is said of it", broken + ".golden"},
		{"Mended, or one like it that is fine", mended + ".json"},
		{"with these facts", mended + ".facts.json"},
	} {
		text, err := testdata.Rules.ReadFile(e.file)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return err
		}
		fmt.Fprintf(w, "%s\n", e.title)
		for line := range strings.Lines(string(text)) {
			fmt.Fprintf(w, "    %s\n", strings.TrimRight(line, "\r\n"))
		}
		fmt.Fprintln(w)
	}
	return nil
}

// example is a fixture that breaks a row, and its mended form; false when the row has
// none.
func example(row *errcodes.Row) (broken, mended string, ok bool, err error) {
	folder := testdata.Folder(row.ID)
	bad, err := fixtures(folder, "bad-")
	if err != nil || len(bad) == 0 {
		return "", "", false, err
	}
	fine, err := fixtures(folder, "ok-")
	if err != nil {
		return "", "", false, err
	}
	broken, mended = nearestPair(bad, fine)
	return broken, mended, true, nil
}

// fixtures are the documents of a kind in a folder, without their ending.
func fixtures(folder, kind string) ([]string, error) {
	entries, err := testdata.Rules.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	var list []string
	for _, e := range entries {
		if name, isGolden := strings.CutSuffix(e.Name(), ".golden"); isGolden && strings.HasPrefix(name, kind) {
			list = append(list, path.Join(folder, name))
		}
	}
	return list, err
}

// nearestPair is the document that breaks a row and the one that is most like its mended
// form: best one called as it is, else one under the same facts, and of those the one
// that differs in the fewest lines.
func nearestPair(bad, fine []string) (broken, mended string) {
	broken = bad[0]
	var least [2]int
	for _, b := range bad {
		for _, f := range fine {
			change, facts := differingLines(b, f, ".json"), differingLines(b, f, ".facts.json")
			distance := [2]int{2, change + facts}
			switch {
			case f == strings.Replace(b, "/bad-", "/ok-", 1):
				distance[0] = 0
			case change > 0 && facts == 0:
				distance[0] = 1
			}
			if mended == "" || slices.Compare(distance[:], least[:]) < 0 {
				broken, mended, least = b, f, distance
			}
		}
	}
	return broken, mended
}

// differingLines counts the lines that a file of one fixture has and that of another
// has not.
func differingLines(a, b, ending string) int {
	lines := map[string]int{}
	for fixture, sign := range map[string]int{a: 1, b: -1} {
		text, _ := testdata.Rules.ReadFile(fixture + ending) // a fixture may have no facts
		for line := range strings.Lines(string(text)) {
			lines[strings.TrimSpace(line)] += sign
		}
	}
	n := 0
	for _, count := range lines {
		n += max(count, -count)
	}
	return n
}
