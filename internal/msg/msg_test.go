package msg_test

import (
	"errors"
	"testing"

	"github.com/offercheck/offercheck/internal/msg"
	"github.com/offercheck/offercheck/terms"
)

// A text reads as fmt.Sprintf has it; what is a value can be left out.
func TestText(t *testing.T) {
	day, _ := terms.ParseDate("2024-05-01")
	for _, test := range []struct {
		text        msg.Text
		want, shown string
	}{
		{msg.Text{}, "", ""},
		{msg.Plain("100% of it"), "100% of it", "100% of it"},
		{msg.Value("x"), "x", "…"},
		{msg.Value(""), "", ""},
		{msg.F("no verb"), "no verb", "no verb"},
		{msg.F("%03d of %q", 7, msg.Words("a")), `007 of "a"`, `007 of "a"`},
		{msg.F("100%% of %q and %s", "a", "b"), `100% of "a" and b`, "100% of … and …"},
		{msg.F("%d items of %s, %v", 3, msg.Words("Terms"), errors.New("why")), "3 items of Terms, why", "3 items of Terms, …"},
		{msg.F("%[2]s after %[1]s and %s", "a", "b"), "b after a and b", "… after … and …"},
		{msg.F("on %s, %05.1f", day, 1.25), "on 2024-05-01, 001.2", "on 2024-05-01, …"},
		{msg.F("%s; %s", msg.F("keep %q", "a"), msg.Plain("or not")), `keep "a"; or not`, "keep …; or not"},
		{msg.Plain("a ").And(msg.Value("b")).And(msg.Plain(" c")), "a b c", "a … c"},
		{msg.Join([]msg.Text{msg.Value("a"), msg.Value("b")}, ", "), "a, b", "…, …"},
	} {
		if got := test.text.String(); got != test.want {
			t.Errorf("%q, want %q", got, test.want)
		}
		if got := test.text.Map(func(string) string { return "…" }); got != test.shown {
			t.Errorf("%q shows %q, want %q", test.want, got, test.shown)
		}
		if test.text.IsEmpty() != (test.want == "") {
			t.Errorf("%q is empty: %t", test.want, test.text.IsEmpty())
		}
	}
}

// A format that asks for more than it is given is a fault of ours.
func TestMissingArgument(t *testing.T) {
	defer func() {
		if recover() == nil {
			t.Error("no panic")
		}
	}()
	msg.F("%s and %s", "a")
}
