package compare

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/check"
	"github.com/offercheck/offercheck/internal/glob"
	"github.com/offercheck/offercheck/internal/lazy"
)

// An Outcome says how what AWS said and what is found here go together.
type Outcome string

const (
	foreseen   Outcome = "foreseen"   // AWS's error is found here too
	undecided  Outcome = "undecided"  // a row was not decided for lack of facts
	unforeseen Outcome = "unforeseen" // neither
	alone      Outcome = "alone"      // found here, not reported by AWS
)

// A Comparison sets an error of AWS's beside what was said here of the same
// change, or a row that is found here beside nothing.
type Comparison struct {
	Outcome          Outcome               `json:"outcome"`
	*errcodes.Change                       // nil: the change set as a whole
	AWS              *errcodes.ErrorDetail `json:"aws,omitempty"`
	Row              string                `json:"row,omitempty"` // that AWS's error is, as far as can be told
	Note             string                `json:"note,omitempty"`
	Findings         []offercheck.Finding  `json:"findings,omitempty"`
	Needs            errcodes.Needs        `json:"needs,omitzero"` // what would have decided the row
}

// A candidate is what an error of AWS's may be: a row, or the findings of a row
// that have one message.
type candidate struct {
	row      *errcodes.Row
	words    []string // of the documented message, ** for what is filled in
	filled   []string // of the message of the findings
	findings []offercheck.Finding
	needs    errcodes.Needs // not decided for lack of these
	taken    bool           // an error of AWS's is taken to be it
	shown    bool           // its findings stand beside an error of AWS's
}

// standing is how much was said of a row.
type standing int

const (
	nothing standing = iota
	open
	found
)

func (c *candidate) standing() standing {
	switch {
	case len(c.findings) > 0:
		return found
	case c.needs != 0:
		return open
	}
	return nothing
}

// compareAll compares the changes in order. What concerns the change set as a
// whole comes first.
func compareAll(changes []answeredChange, whole []errcodes.ErrorDetail, report *offercheck.Report) []Comparison {
	rows := map[int][]*candidate{}
	for _, f := range report.Findings {
		i := check.Request
		if f.Change != nil {
			i = f.Change.Index
			f.Change = &changes[i].Change // as the answer calls it
		}
		c := said(rows, i, errcodes.Row{ID: f.Row, Code: f.Code, Message: f.Message})
		c.findings = append(c.findings, f)
	}
	for _, u := range report.Undecided {
		c := said(rows, u.Change.Index, errcodes.Row{ID: u.Row, Code: u.Code})
		c.needs |= u.Needs
	}
	list := compareChange(nil, whole, rows[check.Request])
	for i := range changes {
		list = append(list, compareChange(&changes[i].Change, changes[i].errors, rows[i])...)
	}
	return list
}

// said is the candidate for a row that was found with a message, or, without
// one, that was not decided.
func said(rows map[int][]*candidate, change int, row errcodes.Row) *candidate {
	for _, c := range rows[change] {
		if c.row.ID == row.ID && (len(c.findings) == 0 || c.findings[0].Message == row.Message) {
			return c
		}
	}
	filled := wordsOf(row.Message)
	if documented, ok := errcodes.FindRow(row.ID); ok {
		row = *documented
	}
	c := newCandidate(&row)
	c.filled = filled
	rows[change] = append(rows[change], c)
	return c
}

func newCandidate(row *errcodes.Row) *candidate {
	return &candidate{row: row, words: wordsOf(placeholder().ReplaceAllString(row.Message, " ** "))}
}

// compareChange compares AWS's errors of one change, or of the change set as a
// whole, with the rows that something was said of here.
func compareChange(change *errcodes.Change, reported []errcodes.ErrorDetail, rows []*candidate) []Comparison {
	if len(reported) > 0 && change != nil {
		rows = withDocumented(rows, change.Type)
	}
	meant := make([][]*candidate, len(reported))
	for _, by := range []evidence{sameMessage, sameRow, sameCode} {
		for i, e := range reported {
			if meant[i] != nil {
				continue
			}
			meant[i] = choose(e, rows, by)
			for _, c := range meant[i] {
				c.taken = true
			}
		}
	}
	var list []Comparison
	for i, e := range reported {
		list = append(list, compareError(change, e, meant[i], rows))
	}
	for _, c := range rows {
		if c.standing() == found && !c.taken {
			list = append(list, Comparison{Outcome: alone, Change: change, Row: c.row.ID, Findings: c.findings})
		}
	}
	return list
}

// withDocumented adds the rows of a change type, of which nothing was said.
func withDocumented(rows []*candidate, changeType string) []*candidate {
	all := errcodes.Rows()
	for i := range all {
		if row := &all[i]; row.Phase == errcodes.Async && row.ChangeType == changeType {
			rows = append(rows, newCandidate(row))
		}
	}
	return rows
}

// evidence is what makes an error of AWS's one of the candidates.
type evidence int

const (
	sameMessage evidence = iota // the message, as it was filled in here
	sameRow                     // the documented message, however filled in
	sameCode                    // nothing but the code, for lack of better
)

// choose finds what an error of AWS's is, by the evidence that is asked for: of
// several candidates that of which most was said, that is not taken yet, that is
// most alike. Where it is not the message, all findings of the row are meant.
func choose(e errcodes.ErrorDetail, rows []*candidate, by evidence) []*candidate {
	message := wordsOf(e.ErrorMessage)
	set := map[string]bool{}
	for _, word := range message {
		set[word] = true
	}
	var best *candidate
	for _, c := range rows {
		if string(c.row.Code) == e.ErrorCode && c.fits(message, by) && (best == nil || better(c, best, set)) {
			best = c
		}
	}
	var all []*candidate
	for _, c := range rows {
		if c == best || best != nil && by != sameMessage && c.row.ID == best.row.ID {
			all = append(all, c)
		}
	}
	return all
}

func (c *candidate) fits(message []string, by evidence) bool {
	switch by {
	case sameMessage:
		return c.standing() == found && slices.Equal(c.filled, message)
	case sameRow:
		return glob.Match(c.words, message)
	}
	return c.standing() != nothing
}

func better(a, b *candidate, message map[string]bool) bool {
	free := map[bool]int{false: 1}
	return cmp.Or(cmp.Compare(a.standing(), b.standing()), cmp.Compare(free[a.taken], free[b.taken]),
		cmp.Compare(likeness(a.words, message), likeness(b.words, message))) > 0
}

// compareError is the comparison for an error of AWS's that is taken to be what
// is meant, if anything.
func compareError(change *errcodes.Change, e errcodes.ErrorDetail, meant, rows []*candidate) Comparison {
	result := Comparison{Outcome: unforeseen, Change: change, AWS: &e}
	if len(meant) == 0 {
		hasCode := slices.ContainsFunc(rows, func(c *candidate) bool { return string(c.row.Code) == e.ErrorCode })
		switch {
		case hasCode:
			result.Note = "no row with this code has this message"
		case change != nil:
			result.Note = "edition " + errcodes.Edition + " has no such code for " + change.Type
		}
		return result
	}
	row := meant[0].row
	result.Row = row.ID
	for _, c := range meant {
		if !c.shown {
			result.Findings = append(result.Findings, c.findings...)
			c.shown = true
		}
	}
	switch meant[0].standing() {
	case found:
		result.Outcome = foreseen
	case open:
		result.Outcome, result.Needs = undecided, meant[0].needs
	}
	if !glob.Match(meant[0].words, wordsOf(e.ErrorMessage)) {
		result.Note = "taken for this row by its code; the documented message is: " + row.Message
	}
	return result
}

var placeholder = lazy.Regexp(`\[[^\]]*\]`)

// wordsOf are the words of a message in lower case, as many as tell messages
// apart; punctuation does not count.
func wordsOf(message string) []string {
	const most = 200
	var words []string
	for word := range strings.FieldsFuncSeq(strings.ToLower(message), func(r rune) bool {
		return r != '*' && !unicode.IsLetter(r) && !unicode.IsDigit(r)
	}) {
		if words = append(words, word); len(words) == most {
			break
		}
	}
	return words
}

// likeness is the share of words that two messages have in common, from 0 to 1.
func likeness(words []string, message map[string]bool) float64 {
	common := 0
	for _, word := range words {
		if message[word] {
			common++
		}
	}
	return 2 * float64(common) / float64(max(1, len(words)+len(message)))
}
