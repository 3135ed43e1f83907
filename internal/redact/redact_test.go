package redact_test

import (
	"testing"

	"github.com/offercheck/offercheck/internal/redact"
)

func TestValue(t *testing.T) {
	for value, want := range map[string]string{
		"": "", `""`: `""`, "Acme": "…", `"Acme"`: `"…"`, `"Acme \"deal\""`: `"…"`, "Acme deal": "…", `"Acme`: "…",
		"0.10": "…", `"12.50"`: `"…"`, "7": "…", "111122223333": "…", `"111122223333"`: `"…"`,
		"2024-05-01": "2024-05-01", `"2024-05-01T00:00:00Z"`: `"2024-05-01T00:00:00Z"`, "P12M": "P12M", "EUR": "EUR", `"GB"`: `"GB"`,
		"Price": "Price", `"UsageBasedPricingTerm"`: `"UsageBasedPricingTerm"`, "AWSMarketplace": "AWSMarketplace",
		"prod-1a2b3c": "prod-1a2b3c", "offer-1@3": "offer-1@3", "offer-111122223333": "offer-…", "acme-deal": "acme-deal", "Acme-1": "…", "a-b c": "…", "-1": "…",
		`"prod-1a2b3c"`: `"…"`, "FreeTrialPricingTerm, Acme, Usage": "FreeTrialPricingTerm, …, Usage",
		"$Acme deal.Entity.Identifier": "$….Entity.Identifier", `"$A.Entity.Identifier"`: `"$….Entity.Identifier"`,
		"/ChangeSet/0/Acme/12.50/Terms/7": "/ChangeSet/0/…/…/Terms/7", "https://acme.example.com/eula.pdf": "…",
	} {
		if got := redact.Value(value); got != want {
			t.Errorf("%s is shown as %s, want %s", value, got, want)
		}
	}
}

func TestOthers(t *testing.T) {
	for _, test := range []struct{ got, want string }{
		{redact.EntityType("SaaSProduct@1.0"), "SaaSProduct@1.0"}, {redact.EntityType("Acme deal@1.0"), "…"}, {redact.EntityType("A"), "…"}, {redact.EntityType(""), "…"},
		{redact.ChangeType("UpdateTargeting"), "UpdateTargeting"}, {redact.ChangeType("Update 1"), "…"}, {redact.ChangeType("U111122223333"), "U…"}, {redact.ChangeType(""), ""},
		{redact.Pointer(""), ""}, {redact.Pointer("/0/01/1234567"), "/0/…/…"},
		{redact.PointerToName("/ChangeSet/0"), "/ChangeSet/…"}, {redact.PointerToName("/ChangeSet/0/Entity"), "/ChangeSet/0/Entity"}, {redact.PointerToName(""), ""},
		{redact.Accounts("t-1111222233334444-1"), "t-…-1"}, {redact.Accounts("12345678901"), "12345678901"},
	} {
		if test.got != test.want {
			t.Errorf("%s, want %s", test.got, test.want)
		}
	}
}

func TestSentence(t *testing.T) {
	for text, want := range map[string]string{
		"": "", "the document is empty": "the document is empty",
		`a colon is expected after "Acme \"deal\"", not "x`:    `a colon is expected after "…", not …`,
		`/Now: a time is expected, not 12.50 (see "Price")`:    `/Now: a time is expected, not … (see "Price")`,
		"https://acme.example.com/a: context canceled":         "…: context canceled",
		"/Entities/0/Acme: the host acme.example.com is slow.": "/Entities/0/…: the host … is slow.",
		`after the name, not '"', don't`:                       `after the name, not '"', don't`,
		"from 2024-05-01 on":                                   "from 2024-05-01 on",
	} {
		if got := redact.Sentence(text); got != want {
			t.Errorf("%s becomes\n%s, want\n%s", text, got, want)
		}
	}
}
