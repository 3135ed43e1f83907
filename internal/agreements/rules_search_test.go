package agreements_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

const filtersRow = "SearchAgreements/VALIDATION_EXCEPTION/filters"

// search is a request with filters, each NAME=VALUE with the value as JSON.
func search(filters ...string) string {
	list := make([]string, len(filters))
	for i, f := range filters {
		name, value, _ := strings.Cut(f, "=")
		list[i] = fmt.Sprintf(`{"name": %q, "values": [%s]}`, name, value)
	}
	return `{"filters": [` + strings.Join(list, ", ") + `]}`
}

func TestUniqueFilters(t *testing.T) {
	for name, c := range map[string]struct {
		request string
		want    []string
	}{
		"none":           {`{}`, nil},
		"null":           {`{"filters": null}`, nil},
		"unique":         {search(`OfferId="o"`, `ResourceIdentifier="p"`), nil},
		"twice":          {search(`OfferId="o"`, `ResourceIdentifier="p"`, `OfferId="q"`), []string{"error /filters/2/name"}},
		"three times":    {search(`OfferId="o"`, `OfferId="o"`, `OfferId="o"`), []string{"error /filters/1/name", "error /filters/2/name"}},
		"unknown, twice": {search(`Buyer="o"`, `Buyer="p"`), []string{"error /filters/1/name"}},
		"other capitals": {search(`OfferId="o"`, `offerId="p"`), nil},
		"escaped":        {`{"filters": [{"name": "OfferId", "values": ["o"]}, {"name": "Offer\u0049d", "values": ["o"]}]}`, []string{"error /filters/1/name"}},
		"no names":       {`{"filters": [{"values": ["o"]}, {"name": null, "values": ["o"]}, {"name": 3, "values": ["o"]}, {"name": "", "values": ["o"]}, {"name": "", "values": ["o"]}]}`, nil},
		"no filters":     {`{"filters": ["OfferId", "OfferId"]}`, []string{"error /filters/0", "error /filters/1"}}, // by the schema
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(checked(t, "SearchAgreements", c.request, nil), filtersRow), c.want...)
		})
	}
}

func TestKnownFilters(t *testing.T) {
	const row = filtersRow + "[].name"
	known := []string{"ResourceIdentifier", "ResourceType", "PartyType", "AcceptorAccountId", "OfferId", "Status", "BeforeEndTime", "AfterEndTime", "AgreementType"}
	for _, name := range known {
		expect(t, found(checked(t, "SearchAgreements", search(name+`="x"`), nil), row))
		for _, other := range []string{strings.ToLower(name[:1]) + name[1:], name + " ", name + "s"} {
			report := checked(t, "SearchAgreements", search(other+`="x"`), nil)
			expect(t, found(report, row), "warning /filters/0/name")
			if detail := said(report, row)[1]; !strings.HasPrefix(detail, "did you mean "+name+"?") {
				t.Errorf("%q: %s", other, detail)
			}
		}
	}
	expect(t, found(checked(t, "SearchAgreements", search(`="x"`, `Buyer="x"`), nil), row), "warning /filters/0/name", "warning /filters/1/name")
	expect(t, found(checked(t, "SearchAgreements", `{"filters": [{"name": 3, "values": [3]}, {"values": [3]}]}`, nil), row), "error /filters/0/name", "error /filters/1/name")
}

func TestEndTimesInOrder(t *testing.T) {
	const row = filtersRow + " BeforeEndTime, AfterEndTime"
	for _, c := range []struct {
		after, before string // as JSON
		want          []string
	}{
		{`"2024-05-01T00:00:00Z"`, `"2024-05-02T00:00:00Z"`, nil},
		{`"2024-05-01T00:00:00Z"`, `"2024-05-01T00:00:00Z"`, nil},
		{`"2024-05-01T00:00:00Z"`, `"2024-05-01T02:00:00+02:00"`, nil},
		{`"2024-05-01T00:00:00Z"`, `"2024-04-30T23:59:59.999Z"`, []string{"before"}},
		{`"2024-05-01T00:00:00Z"`, `"2024-05-01T01:59:59+02:00"`, []string{"before"}},
		{`1714521600`, `"2024-05-01T00:00:00Z"`, nil},
		{`1714521600`, `1714521599.999`, []string{"before"}},
		{`1714521600`, `"2024-04-30T23:59:59Z"`, []string{"before"}},
		{`1714521600`, `1.7145216e9`, nil},
		{`"2024-05-01"`, `"2024-04-01T00:00:00Z"`, nil}, // no timestamp: another row's
		{`"1714521600"`, `1`, nil},
		{`1e400`, `1`, nil},
		{`null`, `1`, nil},
	} {
		for _, turned := range []bool{false, true} {
			filters, at := []string{"AfterEndTime=" + c.after, "BeforeEndTime=" + c.before}, "/filters/1/values/0"
			if turned {
				slices.Reverse(filters)
				at = "/filters/0/values/0"
			}
			var want []string
			for range c.want {
				want = append(want, "error "+at)
			}
			t.Run(fmt.Sprintf("%s %s %t", c.after, c.before, turned), func(t *testing.T) {
				expect(t, found(checked(t, "SearchAgreements", search(filters...), nil), row), want...)
			})
		}
	}
	for name, request := range map[string]string{
		"one of them":                search(`AfterEndTime=5`),
		"of two of a name the first": search(`AfterEndTime=5`, `BeforeEndTime=6`, `BeforeEndTime=4`),
		"no values":                  `{"filters": [{"name": "AfterEndTime", "values": []}, {"name": "BeforeEndTime"}]}`,
	} {
		t.Run(name, func(t *testing.T) {
			expect(t, found(checked(t, "SearchAgreements", request, nil), row))
		})
	}
}
