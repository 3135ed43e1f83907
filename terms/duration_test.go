package terms

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	iso "github.com/sosodev/duration"
)

func TestParseDuration(t *testing.T) {
	tests := []struct {
		text string
		want calendar
	}{
		{"P1Y", calendar{months: 12}},
		{"P12M", calendar{months: 12}},
		{"P2Y6M", calendar{months: 30}},
		{"P1W", calendar{days: 7}},
		{"P30D", calendar{days: 30}},
		{"P1M15D", calendar{months: 1, days: 15}},
		{"P1Y10D", calendar{months: 12, days: 10}},
		{"PT1H", calendar{seconds: 3600}},
		{"PT1M", calendar{seconds: 60}},
		{"PT1S", calendar{seconds: 1}},
		{"P1Y2M3DT4H5M6S", calendar{months: 14, days: 3, seconds: 14706}},
		{"P0001Y", calendar{months: 12}},
		{"P0D", calendar{}},
		{"PT0S", calendar{}},
		{"P0.5Y", calendar{months: 6}},
		{"P1,5Y", calendar{months: 18}},
		{"P0.5W", calendar{days: 3, fraction: fractionOne / 2, fractionOf: unitDay}},
		{"P1.50M", calendar{months: 1, fraction: fractionOne / 2, fractionOf: unitMonth}},
		{"P1.0D", calendar{days: 1}},
		{"PT1.25H", calendar{seconds: 4500}},
		{"PT0.001S", calendar{fraction: fractionOne / 1000, fractionOf: unitSecond}},
	}
	for _, test := range tests {
		d, ok := ParseDuration(test.text)
		if !ok {
			t.Errorf("ParseDuration(%q) refused", test.text)
			continue
		}
		if diff := cmp.Diff(test.want, d.amount, cmp.AllowUnexported(calendar{})); diff != "" {
			t.Errorf("ParseDuration(%q) (-want +got):\n%s", test.text, diff)
		}
		if d.String() != test.text {
			t.Errorf("ParseDuration(%q).String() = %q", test.text, d)
		}
	}
}

func TestParseDurationRefuses(t *testing.T) {
	tests := map[string][]string{
		"nothing in it":        {"", "P", "PT", "P1", "P1DT", "PY", "PTH", "T1H", "1Y"},
		"a sign":               {"-P1Y", "+P1Y", "P-1Y", "P+1Y", "PT-1S"},
		"small letters":        {"p1Y", "P1y", "Pt1H", "PT1h"},
		"weeks in company":     {"P1W1D", "P1Y1W", "P1M1W", "P1WT1H", "P1W1W", "P1.5W1D"},
		"order":                {"P1M1Y", "P1D1M", "PT1M1H", "PT1S1M", "PT1H1D", "P1DT1HT1M"},
		"a component twice":    {"P1Y1Y", "P1D1D", "PT1H1H", "PTT1H", "PP1Y"},
		"the wrong side of T":  {"P1H", "P1S", "PT1Y", "PT1D", "PT1W"},
		"a fraction too early": {"P1.5Y1M", "P1.5DT1H", "P0.5DT", "PT1,5H1M"},
		"half a fraction":      {"P.5Y", "P1.Y", "P,5Y", "P1,Y", "P1.5", "P1..5Y", "P1.5.5Y", "P1.,5Y", "P.Y"},
		"blanks":               {" P1Y", "P1Y ", "P 1Y", "P1Y 1M", "P1Y\n", "P1Y\x00"},
		"other digits":         {"P１Y", "P١Y", "P²Y"},
		"other notations":      {"P0001-02-03", "P00010203", "P1e3D", "P1_0D", "P0x1D", "R5/P1Y", "P1Q", "P1Y/P2Y"},
	}
	for reason, texts := range tests {
		for _, text := range texts {
			if d, ok := ParseDuration(text); ok || d != (Duration{}) {
				t.Errorf("%s: ParseDuration(%q) = %+v, %t", reason, text, d, ok)
			}
		}
	}
}

func TestParseDurationSaturates(t *testing.T) {
	bound := mustDuration(t, "P1000000000000000Y1000000000000000M")
	huge := strings.Repeat("9", 10_000)
	for _, text := range []string{
		"P1000000000000001Y1000000000000001M",
		"P" + huge + "Y" + huge + "M",
		"P" + huge + "Y" + huge + ".0M",
	} {
		if d := mustDuration(t, text); !d.Equal(bound) {
			t.Errorf("%.40s is %+v, want %+v", text, d.amount, bound.amount)
		}
	}
	if below := mustDuration(t, "P1000000000000000Y999999999999999M"); below.Equal(bound) {
		t.Errorf("%v equals %v", below, bound)
	}
	everything := mustDuration(t, "P"+huge+"Y"+huge+"M"+huge+"DT"+huge+"H"+huge+"M"+huge+"."+huge+"S")
	for n := range int64(2) {
		if everything.ShorterThanMonths(n) || everything.ShorterThanDays(n) {
			t.Errorf("the longest duration is shorter than %d", n)
		}
		if !everything.LongerThanMonths(n) || !everything.LongerThanDays(n) {
			t.Errorf("the longest duration is not longer than %d", n)
		}
	}
	if end, ok := everything.AddTo(0); ok {
		t.Errorf("the longest duration ends on %v", end)
	}
}

func TestDurationEqual(t *testing.T) {
	tests := []struct {
		a, b string
		want bool
	}{
		{"P12M", "P1Y", true},
		{"P1Y6M", "P18M", true},
		{"P7D", "P1W", true},
		{"PT60M", "PT1H", true},
		{"PT3600S", "PT1H", true},
		{"P12M0D", "P1Y", true},
		{"P0D", "P0M", true},
		{"P0W", "PT0S", true},
		{"P1.5Y", "P18M", true},
		{"P1,5M", "P1.500M", true},
		{"P0.05Y", "P0.6M", true},
		{"P1.0M", "P1M", true},
		{"PT0.1H", "PT6M", true},
		{"PT0.1M", "PT6.0S", true},
		{"P0.1W", "P0.7D", true},
		{"P1M", "P30D", false},
		{"P1M", "P31D", false},
		{"P1Y", "P365D", false},
		{"P1D", "PT24H", false},
		{"P2D", "P1DT24H", false},
		{"P0.5D", "PT12H", false},
		{"P0.5M", "P0.5D", false},
		{"P0.5D", "PT0.5S", false},
		{"P1M", "PT1M", false},
		{"P1Y", "P13M", false},
		{"P1.5M", "P1M", false},
		{"P1.0000000000000001D", "P1D", false}, // 16 places
		{"P1." + strings.Repeat("0", 999) + "1D", "P1D", false},
	}
	for _, test := range tests {
		a, b := mustDuration(t, test.a), mustDuration(t, test.b)
		if a.Equal(b) != test.want || b.Equal(a) != test.want {
			t.Errorf("%.40s equals %.40s: %t, want %t", test.a, test.b, a.Equal(b), test.want)
		}
	}
}

func TestDurationCounts(t *testing.T) {
	type answers struct {
		Months, Days     int64
		InMonths, InDays bool
		Zero             bool
		Unusual          string
	}
	tests := map[string]answers{
		"P12M":        {Months: 12, InMonths: true},
		"P1Y":         {Months: 12, InMonths: true},
		"P1Y0D":       {Months: 12, InMonths: true},
		"P1.5Y":       {Months: 18, InMonths: true, Unusual: "a fraction"},
		"P1.5M":       {Months: 1, Unusual: "a fraction"},
		"P1M15D":      {Months: 1, Days: 15},
		"P30D":        {Days: 30, InDays: true},
		"P2W":         {Days: 14, InDays: true, Unusual: "weeks"},
		"P0.5W":       {Days: 3, Unusual: "weeks and a fraction"},
		"P1,0W":       {Days: 7, InDays: true, Unusual: "weeks and a fraction"},
		"PT24H":       {Unusual: "a time part"},
		"P1DT1S":      {Days: 1, Unusual: "a time part"},
		"P1DT0S":      {Days: 1, InDays: true, Unusual: "a time part"},
		"PT0.5S":      {Unusual: "a time part and a fraction"},
		"P0D":         {InMonths: true, InDays: true, Zero: true},
		"P0M":         {InMonths: true, InDays: true, Zero: true},
		"P0Y0M0DT0S":  {InMonths: true, InDays: true, Zero: true, Unusual: "a time part"},
		"P0.0W":       {InMonths: true, InDays: true, Zero: true, Unusual: "weeks and a fraction"},
		"PT0.000001S": {Unusual: "a time part and a fraction"},
	}
	for text, want := range tests {
		d := mustDuration(t, text)
		got := answers{Zero: d.IsZero(), Unusual: d.Unusual()}
		got.Months, got.InMonths = d.Months()
		got.Days, got.InDays = d.WholeDays()
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", text, diff)
		}
	}
}

func TestDurationAddTo(t *testing.T) {
	tests := []struct{ start, duration, want string }{
		{"2024-01-31", "P1M", "2024-02-29"},
		{"2023-01-31", "P1M", "2023-02-28"},
		{"2024-01-31", "P1M1D", "2024-03-01"}, // months first, then days
		{"2024-01-31", "P2M", "2024-03-31"},   // in one step, not by way of February
		{"2024-02-29", "P1Y", "2025-02-28"},
		{"2024-02-29", "P1Y1M", "2025-03-29"},
		{"2024-01-01", "P12M", "2025-01-01"},
		{"2023-12-31", "P2W", "2024-01-14"},
		{"2024-01-01", "P365D", "2024-12-31"},
		{"2024-01-01", "PT23H59M59S", "2024-01-01"},
		{"2024-01-01", "PT48H", "2024-01-03"},
		{"2024-01-01", "P1.9D", "2024-01-02"},
		{"2024-01-01", "P1.5Y", "2025-07-01"},
		{"2024-01-01", "P0D", "2024-01-01"},
		{"9999-12-30", "P1D", "9999-12-31"},
		{"9998-12-31", "P1Y", "9999-12-31"},
		{"9999-12-31", "P1D", ""},
		{"9998-12-31", "P12M1D", ""},
		{"9999-01-01", "P1Y", ""},
		{"2024-01-01", "P999999999999Y", ""},
		{"2024-01-01", "P999999999999D", ""},
	}
	for _, test := range tests {
		end, ok := mustDuration(t, test.duration).AddTo(mustDate(t, test.start))
		got := ""
		if ok {
			got = end.String()
		} else if end != lastDate {
			t.Errorf("%s + %s ends on %s at the latest", test.start, test.duration, end)
		}
		if got != test.want {
			t.Errorf("%s + %s = %q, want %q", test.start, test.duration, got, test.want)
		}
	}
}

func TestDurationSpans(t *testing.T) {
	tests := []struct {
		duration, start, end string
		want                 bool
	}{
		{"P12M", "2024-06-01", "2025-06-01", true},
		{"P1Y", "2024-06-01", "2025-06-01", true},
		{"P12M", "2024-06-01", "2025-05-31", false},
		{"P12M", "2024-06-01", "2025-06-02", false},
		{"P365D", "2024-06-01", "2025-06-01", true},
		{"P365D", "2024-01-01", "2025-01-01", false}, // 366 days
		{"P1M", "2024-01-31", "2024-02-29", true},
		{"P1Y", "2024-02-29", "2025-02-28", true},
		{"P2W", "2024-12-25", "2025-01-08", true},
		{"PT48H", "2024-06-01", "2024-06-03", true},
		{"PT47H", "2024-06-01", "2024-06-02", false},
		{"P1DT12H", "2024-06-01", "2024-06-02", false},
		{"P1.5D", "2024-06-01", "2024-06-02", false},
		{"P1.5M", "2024-06-01", "2024-07-01", false},
		{"P1.5Y", "2024-06-01", "2025-12-01", true},
		{"P0D", "2024-06-01", "2024-06-01", true},
		{"P1D", "9999-12-31", "9999-12-31", false},
	}
	for _, test := range tests {
		if got := mustDuration(t, test.duration).Spans(mustDate(t, test.start), mustDate(t, test.end)); got != test.want {
			t.Errorf("%s spans %s to %s: %t", test.duration, test.start, test.end, got)
		}
	}
}

func TestDurationAllocatesNothing(t *testing.T) {
	start := mustDate(t, "2024-01-31")
	allocs := testing.AllocsPerRun(100, func() {
		d, _ := ParseDuration("P1Y2M3DT4H5M6.789S")
		_, _ = d.AddTo(start)
		_ = d.Equal(d) && d.LongerThanMonths(12) && d.Unusual() != ""
	})
	if allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func FuzzParseDuration(f *testing.F) {
	for _, text := range []string{"P1Y2M3DT4H5M6S", "P1.5W", "PT0,5S", "P", "-P1Y", "P999999999999999999Y"} {
		f.Add(text, int64(12))
	}
	f.Fuzz(func(t *testing.T, text string, bound int64) {
		d, ok := ParseDuration(text)
		if !ok {
			if d != (Duration{}) {
				t.Errorf("refused, but %+v", d)
			}
			return
		}
		if d.String() != text || !d.Equal(d) {
			t.Errorf("%q is %+v", text, d)
		}
		if a := d.amount; a.months < 0 || a.days < 0 || a.seconds < 0 || a.fraction < 0 || a.fraction >= fractionOne ||
			(a.fraction == 0) != (a.fractionOf == 0) {
			t.Errorf("%q amounts to %+v", text, a)
		}
		if !d.IsZero() && d.ShorterThanMonths(bound) && d.LongerThanMonths(bound) {
			t.Errorf("%q is both shorter and longer than %d months", text, bound)
		}
		if !d.IsZero() && d.ShorterThanDays(bound) && d.LongerThanDays(bound) {
			t.Errorf("%q is both shorter and longer than %d days", text, bound)
		}
		agreesWithSosodev(t, d)
	})
}

// agreesWithSosodev reads a duration in whole, small numbers a second time:
// its floats hold those exactly.
func agreesWithSosodev(t *testing.T, d Duration) {
	t.Helper()
	if d.fraction || len(d.text) > 20 {
		return
	}
	other, err := iso.Parse(d.text)
	if err != nil {
		t.Errorf("sosodev/duration refuses %q: %v", d, err)
		return
	}
	want := calendar{
		months:  min(int64(other.Years), wholeMax)*12 + min(int64(other.Months), wholeMax),
		days:    min(int64(other.Weeks), wholeMax)*7 + min(int64(other.Days), wholeMax),
		seconds: min(int64(other.Hours), wholeMax)*3600 + min(int64(other.Minutes), wholeMax)*60 + min(int64(other.Seconds), wholeMax),
	}
	if d.amount != want {
		t.Errorf("%q is %+v, sosodev/duration has %+v", d, d.amount, want)
	}
}

func mustDuration(t *testing.T, text string) Duration {
	t.Helper()
	d, ok := ParseDuration(text)
	if !ok {
		t.Fatalf("ParseDuration(%.60q) refused", text)
	}
	return d
}
