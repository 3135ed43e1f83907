package terms

import (
	"strings"
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	tests := []struct{ text, want string }{
		{"2024-05-01", "2024-05-01"},
		{"2024-05-01T00:00:00Z", "2024-05-01"},
		{"2024-05-01T23:59:59Z", "2024-05-01"},
		{"2024-05-01T23:59:59.999Z", "2024-05-01"},
		{"2024-05-01T23:59:59.999999999999999999Z", "2024-05-01"},
		{"2024-05-01t00:00:00z", "2024-05-01"},
		{"2024-05-01T00:00:00+00:00", "2024-05-01"},
		{"2024-05-01T00:00:00-00:00", "2024-05-01"},
		{"2024-05-01T00:59:59+01:00", "2024-04-30"},
		{"2024-05-01T01:00:00+01:00", "2024-05-01"},
		{"2024-05-01T22:59:59.9-01:00", "2024-05-01"},
		{"2024-05-01T23:00:00-01:00", "2024-05-02"},
		{"2024-03-01T00:00:00+23:59", "2024-02-29"},
		{"2024-02-29T23:59:00-23:59", "2024-03-01"},
		{"2016-12-31T23:59:60Z", "2016-12-31"},
		{"2017-01-01T00:59:60+01:00", "2016-12-31"},
		{"0001-01-01T00:00:00Z", "0001-01-01"},
		{"9999-12-31T23:59:59Z", "9999-12-31"},
	}
	for _, test := range tests {
		if d, ok := ParseDay(test.text); !ok || d.String() != test.want {
			t.Errorf("ParseDay(%q) = %v, %t, want %s", test.text, d, ok, test.want)
		}
	}
	for _, text := range []string{
		"", "2024", "2024-05-01T", "2024-05-01Z", "2024-05-01T00:00Z", "2024-05-01T00:00:00", "2024-05-01 00:00:00Z",
		"2024-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "2024-5-1T00:00:00Z", "x024-05-01T00:00:00Z",
		"2024-05-01T24:00:00Z", "2024-05-01T00:60:00Z", "2024-05-01T00:00:61Z", "2024-05-01T00:00:60Z", "2024-05-01T23:59:60+01:00", "2016-12-31T23:59:61Z",
		"2024-05-01T0:00:00Z", "2024-05-01T00-00:00Z", "2024-05-01T00:00-00Z", "2024-05-01T-1:00:00Z", "2024-05-01T00:x0:00Z", "2024-05-01T00:00:x0Z", "2024-05-01T000000Z",
		"2024-05-01T00:00:00.Z", "2024-05-01T00:00:00,5Z", "2024-05-01T00:00:00.5", "2024-05-01T00:00:00.x5Z",
		"2024-05-01T00:00:00+0100", "2024-05-01T00:00:00+01", "2024-05-01T00:00:00+24:00", "2024-05-01T00:00:00+01:60", "2024-05-01T00:00:00-24:00", "2024-05-01T00:00:00-1:00",
		"2024-05-01T00:00:00Z ", "2024-05-01T00:00:00ZZ", "2024-05-01T00:00:00UTC",
		"0001-01-01T00:00:00+00:01", "9999-12-31T23:59:00-00:01", // UTC days of other years
		"1714521600",
	} {
		if d, ok := ParseDay(text); ok {
			t.Errorf("ParseDay(%q) = %v", text, d)
		}
	}
	if allocs := testing.AllocsPerRun(100, func() { _, _ = ParseDay("2024-05-01T00:59:59.123+01:00") }); allocs != 0 {
		t.Errorf("%v allocations", allocs)
	}
}

func FuzzParseDay(f *testing.F) {
	for _, text := range []string{"2024-02-29", "2024-05-01T00:59:59.9+01:00", "2016-12-31T23:59:60Z", "2024-05-01t00:00:00z", "0001-02-01T00:00:00+00:60", "2024-05-01T00:00:00-24:00", "2024-05-01T0:00:00Z", "2024-05-01T00:00:00,5Z"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, ok := ParseDay(text)
		var stamp time.Time
		if err := stamp.UnmarshalText([]byte(text)); err == nil {
			if text[len("YYYY-MM-DDTH")] == ':' || strings.Contains(text, ",") || strings.HasSuffix(text, ":60") || strings.Contains(text[len("YYYY-MM-DDT"):], "+24:") || strings.Contains(text[len("YYYY-MM-DDT"):], "-24:") {
				return // an hour of one digit, a comma, and zones of 24 hours or 60 minutes are Go's own
			}
			year := stamp.UTC().Year()
			in := stamp.Year() >= 1 && year >= 1 && year <= 9999
			if ok != in || ok && d != DateOf(stamp) {
				t.Errorf("ParseDay(%q) = %v, %t; time has %v", text, d, ok, stamp)
			}
			return
		}
		// What is read beyond that is a date, small letters or a leap second.
		if ok && len(text) > len("YYYY-MM-DD") && !strings.ContainsAny(text, "tz") && !strings.Contains(text, ":60") {
			t.Errorf("ParseDay(%q) = %v", text, d)
		}
	})
}
