// Package formats are the formats that a string in a schema file may be held to, under
// the names that the files call them.
package formats

import (
	"net/url"
	"strings"
	"unicode"

	"github.com/offercheck/offercheck/terms"
)

// A Format is what a string in a schema file may be held to. Pattern says the
// same, as far as a regular expression can, for tools that do not know the
// format; it is not used here.
type Format struct {
	Check   func(string) bool
	Pattern string
	Within  string // the name of a format that takes all that this one takes, if it is worth to know
	Most    string // of decimals: the largest that it takes; "" for no bound
}

// All are the formats by name.
var All = map[string]Format{
	"absolute-url":                  {Check: isAbsoluteURL, Pattern: `^[A-Za-z][A-Za-z0-9+.-]*://[^\s/]+\S*$`},
	"account-id":                    {Check: isAccountID, Pattern: `^[0-9]{12}$`},
	"agreement-id":                  {Check: IsMadeOf("_/-"), Pattern: `^[A-Za-z0-9_/-]*$`},
	"billing-adjustment-request-id": {Check: isIDAfter("ba-"), Pattern: `^ba-[a-zA-Z0-9]+$`},
	"cancellation-request-id":       {Check: isIDAfter("acr-"), Pattern: `^acr-[a-zA-Z0-9]+$`},
	"catalog-name":                  {Check: IsMadeOf(".-"), Pattern: `^[A-Za-z0-9.-]*$`},
	"client-token":                  {Check: IsMadeOf("-"), Pattern: `^[A-Za-z0-9-]*$`},
	"currency-code":                 {Check: terms.IsCurrency, Pattern: `^[A-Z]{3}$`},
	"letters":                       {Check: isLetters, Pattern: `^[A-Za-z]*$`},
	"page-token":                    {Check: IsMadeOf("+/=_-"), Pattern: `^[A-Za-z0-9+/=_-]*$`},
	"no-revision":                   {Check: hasNoRevision, Pattern: `^([^@]*|[@$][\s\S]*|[^@]+@([\s\S]*[^0-9][\s\S]*)?)$`},
	"positive-decimal":              {Check: IsPositiveDecimal, Pattern: `^[0-9]+(\.[0-9]+)?$`},
	"timestamp":                     {Check: IsTimestamp, Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt][0-9:.]+([Zz]|[+-][0-9]{2}:[0-9]{2})$`},
	"change-set-name":               {Check: isChangeSetName, Pattern: `^[\w\s+=.:@-]*$`},
	"change-type":                   {Check: isChangeType, Pattern: `^[A-Z]\w*$`},
	"country-code":                  {Check: terms.IsCountry, Pattern: `^[A-Z]{2}$`},
	"date":                          {Check: IsDate, Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}$`, Within: "date-or-timestamp"},
	"date-or-timestamp":             {Check: isDateOrTimestamp, Pattern: `^[0-9]{4}-[0-9]{2}-[0-9]{2}([Tt][0-9:.]+([Zz]|[+-][0-9]{2}:[0-9]{2}))?$`},
	"days":                          {Check: isDays, Pattern: `^P0*[1-9][0-9]*D$`},
	"decimal-2":                     {Check: isDecimal(2), Pattern: `^[0-9]+(\.[0-9]{1,2})?$`, Within: "decimal-3"},
	"decimal-2-above-0-up-to-1e11":  {Check: isPositiveDecimalUpTo(2, "100000000000"), Pattern: `^0*([0-9]{1,11}(\.[0-9]{1,2})?|100000000000(\.0{1,2})?)$`, Most: "100000000000"},
	"decimal-3":                     {Check: isDecimal(3), Pattern: `^[0-9]+(\.[0-9]{1,3})?$`, Within: "decimal-6"},
	"decimal-3-up-to-1e8":           {Check: isDecimalUpTo(3, "100000000"), Pattern: `^0*([0-9]{1,8}(\.[0-9]{1,3})?|100000000(\.0{1,3})?)$`, Most: "100000000"},
	"decimal-3-zero":                {Check: isDecimalUpTo(3, "0"), Pattern: `^0+(\.0{1,3})?$`, Most: "0"},
	"decimal-6":                     {Check: isDecimal(6), Pattern: `^[0-9]+(\.[0-9]{1,6})?$`, Within: "decimal-8"},
	"decimal-6-up-to-1e11":          {Check: isDecimalUpTo(6, "100000000000"), Pattern: `^0*([0-9]{1,11}(\.[0-9]{1,6})?|100000000000(\.0{1,6})?)$`, Most: "100000000000"},
	"decimal-8":                     {Check: isDecimal(8), Pattern: `^[0-9]+(\.[0-9]{1,8})?$`},
	"decimal-8-up-to-1e8":           {Check: isDecimalUpTo(8, "100000000"), Pattern: `^0*([0-9]{1,8}(\.[0-9]{1,8})?|100000000(\.0{1,8})?)$`, Most: "100000000"},
	"duration":                      {Check: IsDuration, Pattern: `^P[0-9YMWDTHS.,]+$`},
	"no-angle-or-backslash":         {Check: hasNoAngleOrBackslash, Pattern: `^[^\\<>]*$`},
	"plain-ends":                    {Check: hasPlainEnds, Pattern: `^([^\s\\]|[^\s][\s\S]*[^\\])?$`},
	"offer-set-id":                  {Check: spaced(isOfferSetID), Pattern: `^\s*offerset-[A-Za-z0-9./-]+\s*$|^\s+$`},
	"offset":                        {Check: isOffset, Pattern: `^P[0-9]+[MD]$`},
	"offset-in-days":                {Check: isOffsetIn('D'), Pattern: `^P[0-9]+D$`},
	"percentage":                    {Check: isPercentage, Pattern: `^0*([0-9]{1,2}(\.[0-9]{0,2})?|100(\.0{0,2})?)$`},
	"plain-days":                    {Check: isPlainDays, Pattern: `^P[1-9][0-9]*D$`},
	"plain-percentage":              {Check: isPlainPercentage, Pattern: `^([0-9]|[1-9][0-9])(\.[0-9]{1,2})?$|^100(\.0{1,2})?$`},
	"positive-percentage":           {Check: isPositivePercentage, Pattern: `^0*([0-9]{1,2}(\.[0-9]{0,2})?|100(\.0{0,2})?)$`},
	"printable-ascii":               {Check: isPrintable, Pattern: `^[!-~]*$`},
	"reference":                     {Check: isMeantAsReference, Pattern: `^\s*\$|\.Entity\.Identifier\s*$`},
	"whole-duration":                {Check: isWholeDuration, Pattern: `^P[0-9YMD]+$`},
	"trimmed":                       {Check: isTrimmed, Pattern: `^([^ ]|[^ ][\s\S]*[^ ])?$`},

	// of channel partner offers and offer sets
	"markup":             {Check: isMarkup, Pattern: `^([0-9]+\.?|[0-9]*\.[0-9]{1,9})$`},
	"plain-markup":       {Check: isPlainMarkup, Pattern: `^([0-9]{1,9}|[0-9]{0,9}\.[0-9]{1,9})$`, Within: "markup"},
	"one-word":           {Check: isOneWord, Pattern: `^\s*\S*\s*$`},
	"solution-id":        {Check: spaced(isIDAfter("soln-")), Pattern: `^\s*soln-[a-zA-Z0-9]+\s*$|^\s+$`},
	"whole-offer-set-id": {Check: spaced(isWholeOfferSetID), Pattern: `^\s*offerset-[A-Za-z0-9][A-Za-z0-9./-]+[A-Za-z0-9]\s*$|^\s+$`, Within: "offer-set-id"},
}

// Implies reports whether a format is known to take only what another one takes.
func Implies(name, other string) bool {
	for ; name != other; name = All[name].Within {
		if name == "" {
			return false
		}
	}
	return true
}

func isDecimal(places int) func(string) bool {
	return func(s string) bool { return terms.IsDecimal(s, places) }
}

func isDecimalUpTo(places int, most string) func(string) bool {
	return func(s string) bool { return terms.IsDecimal(s, places) && terms.ComparePrices(s, most) <= 0 }
}

func isPositiveDecimalUpTo(places int, most string) func(string) bool {
	isDecimal := isDecimalUpTo(places, most)
	return func(s string) bool { return isDecimal(s) && !terms.IsZero(s) }
}

// IsDate reports whether s is a day of the calendar, YYYY-MM-DD.
func IsDate(s string) bool {
	_, ok := terms.ParseDate(s)
	return ok
}

// isDateOrTimestamp takes a day of the calendar, alone or in an RFC 3339 timestamp.
func isDateOrTimestamp(s string) bool {
	_, ok := terms.ParseDay(s)
	return ok
}

// IsDuration reports whether s is an ISO 8601 duration.
func IsDuration(s string) bool {
	_, ok := terms.ParseDuration(s)
	return ok
}

// isWholeDuration takes the durations that the shapes AWS publishes have.
func isWholeDuration(s string) bool {
	d, ok := terms.ParseDuration(s)
	return ok && d.Unusual() == ""
}

func isAccountID(s string) bool { return len(s) == 12 && AllBytes(s, IsDigit) }

// IsDigit reports whether c is a digit of ASCII.
func IsDigit(c byte) bool { return '0' <= c && c <= '9' }

// IsWord reports whether c is a word character of a regular expression.
func IsWord(c byte) bool { return wordBytes[c] }

// wordBytes are the word characters of a regular expression.
var wordBytes = func() (is [256]bool) {
	for _, c := range []byte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz") {
		is[c] = true
	}
	return is
}()

// hasNoRevision refuses the id of an entity with a revision behind it, such as
// prod-1@3. What begins with $ is no id.
func hasNoRevision(s string) bool {
	id, revision, _ := strings.Cut(s, "@")
	return id == "" || id[0] == '$' || !IsDigits(revision)
}

func isChangeType(s string) bool {
	return s != "" && 'A' <= s[0] && s[0] <= 'Z' && AllBytes(s, IsWord)
}

// IsMadeOf returns a check that takes letters, digits and the further characters.
func IsMadeOf(further string) func(string) bool {
	return func(s string) bool {
		return AllBytes(s, func(c byte) bool { return IsAlphanumeric(c) || strings.IndexByte(further, c) >= 0 })
	}
}

// IsAlphanumeric reports whether c is a letter or a digit of ASCII.
func IsAlphanumeric(c byte) bool { return IsWord(c) && c != '_' }

// isIDAfter takes letters and digits, at least one, after a prefix.
func isIDAfter(prefix string) func(string) bool {
	return func(s string) bool {
		id, ok := strings.CutPrefix(s, prefix)
		return ok && id != "" && AllBytes(id, IsAlphanumeric)
	}
}

// spaced takes an id with white space around it as well, and white space alone: that is for
// the rules of identifiers to judge.
func spaced(isID func(string) bool) func(string) bool {
	return func(s string) bool {
		id := strings.TrimSpace(s)
		return isID(id) || id == "" && s != ""
	}
}

// isOfferSetID takes what the id of an offer set is made of, without a revision.
func isOfferSetID(s string) bool {
	id, ok := strings.CutPrefix(s, "offerset-")
	return ok && id != "" && AllBytes(id, func(c byte) bool { return IsAlphanumeric(c) || c == '.' || c == '/' || c == '-' })
}

// isWholeOfferSetID refuses an id that begins or ends with a sign, and one of less than three
// characters.
func isWholeOfferSetID(s string) bool {
	id := strings.TrimPrefix(s, "offerset-")
	return isOfferSetID(s) && len(id) > 2 && IsAlphanumeric(id[0]) && IsAlphanumeric(id[len(id)-1])
}

// isDays takes durations in whole days alone, at least one.
func isDays(s string) bool { return isInUnit(s, 'D') && strings.Trim(s, "P0D") != "" }

// isPlainDays refuses zeros before the number of days.
func isPlainDays(s string) bool { return isDays(s) && s[1] != '0' }

// isOffset takes durations in whole months or in whole days alone.
func isOffset(s string) bool { return isInUnit(s, 'M') || isInUnit(s, 'D') }

func isOffsetIn(unit byte) func(string) bool {
	return func(s string) bool { return isInUnit(s, unit) }
}

// isInUnit reports whether s is a duration with one number, of that unit.
func isInUnit(s string, unit byte) bool {
	last := len(s) - 1
	return last > 0 && s[0] == 'P' && s[last] == unit && IsDigits(s[1:last])
}

// isPercentage takes 0 to 100 with up to two decimal places, which may be missing after
// the dot.
func isPercentage(s string) bool {
	whole, fraction, _ := strings.Cut(s, ".")
	if !IsDigits(whole) || len(fraction) > 2 || !AllBytes(fraction, IsDigit) {
		return false
	}
	whole = strings.TrimLeft(whole, "0")
	return len(whole) <= 2 || whole == "100" && strings.Trim(fraction, "0") == ""
}

func isPositivePercentage(s string) bool { return isPercentage(s) && strings.Trim(s, "0.") != "" }

// isPlainPercentage refuses a zero before another digit, and a dot with nothing after it.
func isPlainPercentage(s string) bool {
	hasZero := len(s) > 1 && s[0] == '0' && s[1] != '.'
	return isPercentage(s) && !hasZero && s[len(s)-1] != '.'
}

func isLetters(s string) bool {
	return AllBytes(s, func(c byte) bool { return IsAlphanumeric(c) && !IsDigit(c) })
}

// IsPositiveDecimal reports whether s is an amount above zero, with any number of decimal places: how many
// there may be depends on the currency.
func IsPositiveDecimal(s string) bool { return terms.IsDecimal(s, len(s)) && !terms.IsZero(s) }

// IsTimestamp reports whether s is an RFC 3339 timestamp.
func IsTimestamp(s string) bool {
	_, ok := terms.ParseDay(s)
	return ok && len(s) > len("YYYY-MM-DD")
}

// isChangeSetName takes the word characters and white space of a regular
// expression, and + = . : @ -.
func isChangeSetName(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool {
		return !(r < 0x80 && IsWord(byte(r)) || unicode.IsSpace(r) || strings.ContainsRune("+=.:@-", r))
	}) < 0
}

func isPrintable(s string) bool {
	return AllBytes(s, func(c byte) bool { return '!' <= c && c <= '~' })
}

func hasNoAngleOrBackslash(s string) bool { return !strings.ContainsAny(s, `\<>`) }

// hasPlainEnds refuses white space at the beginning and a backslash at the end.
func hasPlainEnds(s string) bool {
	return strings.TrimLeftFunc(s, unicode.IsSpace) == s && !strings.HasSuffix(s, `\`)
}

func isTrimmed(s string) bool { return !strings.HasPrefix(s, " ") && !strings.HasSuffix(s, " ") }

// isOneWord takes a text without white space within it. White space around an id is for the
// rules of identifiers to judge.
func isOneWord(s string) bool { return len(strings.Fields(s)) <= 1 }

// isMeantAsReference reports whether an id is, or was meant to be, a reference: how
// it is written is for the rules of references to judge.
func isMeantAsReference(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasPrefix(s, "$") || strings.HasSuffix(s, ".Entity.Identifier")
}

func isAbsoluteURL(s string) bool {
	if strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f }) || strings.ContainsAny(s, `<>"\`) {
		return false
	}
	u, err := url.Parse(s)
	return err == nil && u.Scheme != "" && u.Hostname() != ""
}

// AllBytes reports whether every byte of s is one of those; it holds for "".
func AllBytes(s string, is func(byte) bool) bool {
	for i := range len(s) {
		if !is(s[i]) {
			return false
		}
	}
	return true
}

// IsDigits reports whether s is digits alone, at least one.
func IsDigits(s string) bool { return s != "" && AllBytes(s, IsDigit) }
