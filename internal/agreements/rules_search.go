package agreements

import (
	"slices"
	"strings"

	"github.com/offercheck/offercheck/internal/jsondoc"
	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/internal/words"
)

// filterNames are the filters of SearchAgreements, in the order of AWS's page.
var filterNames = [...]string{
	"ResourceIdentifier", "ResourceType", "PartyType", "AcceptorAccountId", "OfferId", "Status", "BeforeEndTime", "AfterEndTime", "AgreementType",
}

var uniqueFilters = rule{
	Row: "SearchAgreements/VALIDATION_EXCEPTION/filters",
	Run: func(p *pass, r *Request) {
		first := map[string]int{}
		for i, filter := range r.Get("filters").Items() {
			name := filter.Get("name")
			earlier, again := first[name.Text()]
			switch {
			case name.Text() == "":
			case again:
				p.Relate(jsondoc.At(r.Get("filters").Item(earlier).Get("name")), "first")
				p.Report(name, msg.F("filters[%d].name: expected each filter once, found %s again", i, words.Quote(name.Text())),
					msg.F("first in filters[%d]; send one search for each value", earlier))
			default:
				first[name.Text()] = i
			}
		}
	},
}

var knownFilters = rule{
	Row: "SearchAgreements/VALIDATION_EXCEPTION/filters[].name",
	Run: func(p *pass, r *Request) {
		for i, filter := range r.Get("filters").Items() {
			name := filter.Get("name")
			if name.Kind() != jsondoc.String || slices.Contains(filterNames[:], name.Text()) {
				continue
			}
			detail := msg.Plain("it may be newer than this program")
			if meant := words.Nearest(name.Text(), filterNames[:]); meant != "" {
				if !r.filter(meant).Exists() { // which may stand there once
					p.Suggest(jsondoc.At(name), words.JSON(meant))
				}
				detail = msg.F("did you mean %s? otherwise %s", msg.Words(meant), detail)
			}
			p.Warn(name, msg.F("filters[%d].name: expected one of %s, found %s", i, msg.Words(strings.Join(filterNames[:], ", ")), words.Quote(name.Text())), detail)
		}
	},
}

var endTimesInOrder = rule{
	Row: "SearchAgreements/VALIDATION_EXCEPTION/filters BeforeEndTime, AfterEndTime",
	Run: func(p *pass, r *Request) {
		before, after := r.filter("BeforeEndTime"), r.filter("AfterEndTime")
		if difference, ok := compareTimes(before, after); ok && difference < 0 {
			p.Relate(jsondoc.At(after), "AfterEndTime")
			p.Report(before, msg.F("BeforeEndTime: expected a time that is not before AfterEndTime, %s, found %s", words.Show(after), words.Show(before)),
				msg.Plain("no agreement can end in between; if the two are mixed up, swap them"))
		}
	},
}

// filter is the value of the first filter of that name.
func (r *Request) filter(name string) jsondoc.Node {
	for _, filter := range r.Get("filters").Items() {
		if filter.Get("name").Text() == name {
			return filter.Get("values").Item(0)
		}
	}
	return jsondoc.Node{}
}
