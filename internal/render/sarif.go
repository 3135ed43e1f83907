package render

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strings"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/reference"
)

// A sarifPrinter writes SARIF 2.1.0, for code scanning: one run with a result for each
// finding. Undecided rows and changes that were not checked are notifications of the tool,
// because GitHub shows every result as an alert, whatever its kind.
type sarifPrinter struct {
	w           io.Writer
	path        PathFunc
	run         sarifRun
	editions    map[string]errcodes.Edition // by row: of the first report with it
	occurrences map[string]int              // how often each file and fingerprint occurred
}

// NewSARIF returns a Printer of SARIF.
func NewSARIF(w io.Writer, path PathFunc) Printer {
	return &sarifPrinter{w: w, path: path, occurrences: map[string]int{}, editions: map[string]errcodes.Edition{}, run: sarifRun{
		ColumnKind:  "unicodeCodePoints",
		Results:     []sarifResult{},
		Invocations: []sarifInvocation{{Successful: true, Notifications: []sarifNotification{}}},
	}}
}

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	Invocations []sarifInvocation `json:"invocations"`
	ColumnKind  string            `json:"columnKind"`
	Results     []sarifResult     `json:"results"`
}

type sarifDriver struct {
	Name           string      `json:"name"`
	InformationURI string      `json:"informationUri"`
	Rules          []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID      string       `json:"id"`
	Short   sarifMessage `json:"shortDescription"`
	Full    sarifMessage `json:"fullDescription"`
	HelpURI string       `json:"helpUri"`
	Help    sarifMessage `json:"help"`
	Default struct {
		Level string `json:"level"`
	} `json:"defaultConfiguration"`
	Properties struct {
		Tags []string `json:"tags"`
	} `json:"properties"`
}

type sarifMessage struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown,omitempty"`
}

type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications"`
}

type sarifNotification struct {
	Level      string           `json:"level"`
	Message    sarifMessage     `json:"message"`
	Locations  []sarifLocation  `json:"locations"`
	Properties *sarifProperties `json:"properties,omitempty"`
}

type sarifProperties struct {
	Unchecked []offercheck.Unchecked `json:"unchecked,omitempty"`
	Undecided []offercheck.Undecided `json:"undecided,omitempty"`
}

type sarifResult struct {
	RuleID       string            `json:"ruleId"`
	RuleIndex    int               `json:"ruleIndex"`
	Level        string            `json:"level"`
	Message      sarifMessage      `json:"message"`
	Locations    []sarifLocation   `json:"locations"`
	Fingerprints map[string]string `json:"partialFingerprints"`
}

type sarifLocation struct {
	Physical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	} `json:"physicalLocation"`
	Logical []sarifLogical `json:"logicalLocations,omitempty"`
}

type sarifArtifact struct {
	URI  string `json:"uri"`
	Base string `json:"uriBaseId,omitempty"`
}

type sarifRegion struct {
	Line   int `json:"startLine"`
	Column int `json:"startColumn"`
}

// A sarifLogical names a place by its JSON Pointer.
type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
}

func (p *sarifPrinter) Document(d *Document) error {
	if d.Err != nil {
		p.run.Invocations[0].Successful = false
		syntax, _ := errors.AsType[*offercheck.SyntaxError](d.Err)
		if syntax == nil {
			syntax = &offercheck.SyntaxError{}
		}
		p.notify("error", p.location(d.Name, syntax.Line, syntax.Column), d.Err.Error(), nil)
		return nil
	}
	for i := range d.Report.Findings {
		f := &d.Report.Findings[i]
		if _, known := p.editions[f.Row]; !known {
			p.editions[f.Row] = editionOf(d.Report)
		}
		p.result(d, f)
	}
	for _, note := range notes(d.Report) {
		line, column := d.placeOf(note)
		at, properties := p.location(d.Name, line, column), (*sarifProperties)(nil)
		if len(note.Unchecked) > 0 {
			properties = &sarifProperties{Unchecked: note.Unchecked}
		}
		p.notify("note", at, note.Text, properties)
	}
	if len(d.Report.Undecided) > 0 {
		p.notify("note", p.location(d.Name, d.Line, 0), tally(d.Report), &sarifProperties{Undecided: d.Report.Undecided})
	}
	return nil
}

func (p *sarifPrinter) result(d *Document, f *offercheck.Finding) {
	line, column := d.position(f.Line, f.Column)
	result := sarifResult{RuleID: f.Row, Level: string(f.Severity), Message: sarifMessage{Text: sentences(f)},
		Locations: []sarifLocation{p.location(d.Name, line, column)}}
	if f.Path != "" {
		result.Locations[0].Logical = []sarifLogical{{f.Path}}
	}
	print := fingerprint(f)
	again := d.Name + "\x00" + print
	p.occurrences[again]++
	// This is the only name that GitHub reads. Its own default, a hash of the line, would
	// be the same for several findings in one line.
	result.Fingerprints = map[string]string{"primaryLocationLineHash": fmt.Sprintf("%s:%d", print, p.occurrences[again])}
	p.run.Results = append(p.run.Results, result)
}

func (p *sarifPrinter) notify(level string, where sarifLocation, text string, properties *sarifProperties) {
	notifications := &p.run.Invocations[0].Notifications
	*notifications = append(*notifications, sarifNotification{level, sarifMessage{Text: text}, []sarifLocation{where}, properties})
}

func (p *sarifPrinter) location(file string, line, column int) sarifLocation {
	var at sarifLocation
	at.Physical.Artifact = p.artifact(file)
	if line > 0 {
		at.Physical.Region = &sarifRegion{line, max(column, 1)}
	}
	return at
}

// artifact returns a file as a URI: relative to the checkout, or absolute if it is
// elsewhere. Standard input is the file <stdin>.
func (p *sarifPrinter) artifact(file string) sarifArtifact {
	path, inside := p.path(file)
	switch {
	case file == Stdin:
		return sarifArtifact{URI: url.PathEscape(file)}
	case inside:
		return sarifArtifact{(&url.URL{Path: path}).String(), "%SRCROOT%"}
	}
	return sarifArtifact{URI: "file://" + (&url.URL{Path: "/" + strings.TrimPrefix(path, "/")}).EscapedPath()}
}

// fingerprint returns a hash that stays the same if a finding only moves: it does not
// depend on the number of the change or the line.
func fingerprint(f *offercheck.Finding) string {
	path, about := f.Path, ""
	switch {
	case f.Change != nil:
		path, about = within(path, f.Change.Index), f.Change.Name+"\x00"+f.Change.Type+"\x00"+f.Change.Entity
	case f.Entry != nil:
		path, about = within(path, f.Entry.Index), f.Entry.ClientToken
	}
	sum := sha256.Sum256([]byte(strings.Join([]string{f.Row, about, path, f.Message}, "\x00")))
	return hex.EncodeToString(sum[:16])
}

// within returns the path relative to the change or entry with that number, which is the
// first number in the path.
func within(path string, number int) string {
	if _, inside, ok := strings.Cut(path+"/", fmt.Sprintf("/%d/", number)); ok {
		return inside
	}
	return path
}

func (p *sarifPrinter) End() error {
	p.run.Tool.Driver = sarifDriver{Name: "offercheck", InformationURI: reference.HomePage, Rules: p.rules()}
	return WriteJSON(p.w, sarifLog{"https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json", "2.1.0", []sarifRun{p.run}})
}

// rules returns the rows of the results, in the order of the rule reference, and sets the
// index of the rule in each result.
func (p *sarifPrinter) rules() []sarifRule {
	var ids []string
	for i := range p.run.Results {
		ids = append(ids, p.run.Results[i].RuleID)
	}
	slices.SortFunc(ids, reference.Compare)
	ids = slices.Compact(ids)
	rules := make([]sarifRule, len(ids))
	index := map[string]int{}
	for i, id := range ids {
		index[id] = i
		rules[i] = ruleOf(p.editions[id], id)
	}
	for i := range p.run.Results {
		p.run.Results[i].RuleIndex = index[p.run.Results[i].RuleID]
	}
	return rules
}

// editionOf returns the edition of a report; a request of the Agreement Service has none,
// and its rows are in every one.
func editionOf(r *offercheck.Report) errcodes.Edition {
	if e, ok := errcodes.ParseEdition(r.Edition); ok {
		return e
	}
	return errcodes.Newest
}

// ruleOf returns a row of an edition as a SARIF rule.
func ruleOf(e errcodes.Edition, id string) sarifRule {
	row := reference.Row(e, id)
	rule := sarifRule{ID: id, Short: sarifMessage{Text: reference.Capital(row.Title) + "."}, Full: sarifMessage{Text: row.Explanation}, HelpURI: reference.Link(id)}
	rule.Help = sarifMessage{
		Text:     row.Explanation + "\n\nHow to fix it: " + row.Fix,
		Markdown: fmt.Sprintf("%s\n\n**How to fix it:** %s\n\n[%s in the rule reference](%s)", reference.Escape(row.Explanation), reference.Escape(row.Fix), reference.Escape(id), rule.HelpURI),
	}
	rule.Default.Level = "error"
	if row.Basis != errcodes.Documented {
		rule.Default.Level = "warning"
	}
	rule.Properties.Tags = []string{string(row.Code), string(row.Phase)}
	return rule
}
