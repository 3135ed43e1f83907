package agreements_test

import (
	"fmt"
	"testing"

	"github.com/offercheck/offercheck/internal/agreements"
	"github.com/offercheck/offercheck/internal/jsondoc"
)

func TestTime(t *testing.T) {
	for text, want := range map[string]string{
		`"2024-01-31T22:30:00Z"`:           "2024-01-31T22:30:00Z",
		`"2024-02-01T07:30:00+09:00"`:      "2024-01-31T22:30:00Z",
		`"2024-01-31T22:30:00.250Z"`:       "2024-01-31T22:30:00.25Z",
		`"2024-01-31T22:30:00.123456789Z"`: "2024-01-31T22:30:00.123456789Z",
		`"0001-01-01T00:00:00Z"`:           "0001-01-01T00:00:00Z",
		`"0001-01-01T00:00:00+01:00"`:      "none", // in UTC, in the year before
		`"0000-12-31T23:59:59Z"`:           "none",
		`"9999-12-31T23:59:59.999Z"`:       "9999-12-31T23:59:59.999Z",
		`"9999-12-31T23:59:59-01:00"`:      "none",
		`"2024-01-31"`:                     "none",
		`"2024-01-31T22:30:00"`:            "none",
		`"2024-02-30T00:00:00Z"`:           "none",
		`"1706740200"`:                     "none",
		`""`:                               "none",

		`1706740200`:                   "2024-01-31T22:30:00Z",
		`1.7067402e9`:                  "2024-01-31T22:30:00Z",
		`1706740200.25`:                "2024-01-31T22:30:00.25Z",
		`1690414957.123`:               "2023-07-26T23:42:37.123Z",
		`1690414957.999`:               "2023-07-26T23:42:37.999Z",
		`1690414957.001`:               "2023-07-26T23:42:37.001Z",
		`1690414957.9996`:              "2023-07-26T23:42:38Z", // to the nearest millisecond
		`1690414957.12340000000000001`: "2023-07-26T23:42:37.123Z",
		`0`:                            "1970-01-01T00:00:00Z",
		`-0.0`:                         "1970-01-01T00:00:00Z",
		`-1`:                           "1969-12-31T23:59:59Z",
		`-0.25`:                        "1969-12-31T23:59:59.75Z",
		`1e-999`:                       "1970-01-01T00:00:00Z",
		`253402300799`:                 "9999-12-31T23:59:59Z",
		`253402300799.999`:             "9999-12-31T23:59:59.999Z",
		`253402300800`:                 "none",
		`-62135596800`:                 "0001-01-01T00:00:00Z",
		`-62135596800.001`:             "none",
		`1000000000001`:                "none",
		`-1000000000001`:               "none",
		`9223372036854775808`:          "none",
		`1e300`:                        "none",
		`1e999`:                        "none",
		`-1e999`:                       "none",

		`null`: "none", `true`: "none", `[]`: "none", `{}`: "none",
	} {
		doc, err := jsondoc.Parse([]byte(text), jsondoc.Options{})
		if err != nil {
			t.Fatal(err)
		}
		at, ok := agreements.Time(doc.Root())
		if got := stamp(at, ok); got != want || !ok && !at.IsZero() {
			t.Errorf("%s is %s, %s, want %s", text, got, at, want)
		}
	}
	if at, ok := agreements.Time(jsondoc.Node{}); ok || !at.IsZero() {
		t.Errorf("nothing is %s", at)
	}
}

// Every millisecond is read as it is written, to the last that there is.
func TestTimeToTheMillisecond(t *testing.T) {
	for seconds, want := range map[int]string{1690414957: "2023-07-26T23:42:37", 253402300799: "9999-12-31T23:59:59"} {
		for fraction := range 1000 {
			doc, err := jsondoc.Parse(fmt.Appendf(nil, "%d.%03d", seconds, fraction), jsondoc.Options{})
			if err != nil {
				t.Fatal(err)
			}
			at, ok := agreements.Time(doc.Root())
			if got, want := at.Format("2006-01-02T15:04:05.000"), fmt.Sprintf("%s.%03d", want, fraction); !ok || got != want {
				t.Errorf("%s is %s, want %s", doc.Root().Raw(), got, want)
			}
		}
	}
}
