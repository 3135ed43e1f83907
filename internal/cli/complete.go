package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/offercheck/offercheck"
	"github.com/offercheck/offercheck/errcodes"
	"github.com/offercheck/offercheck/internal/reference"
	"github.com/offercheck/offercheck/internal/words"
)

// complete adds shell completion for the values of flags, and for codes and rows. A command
// with other fixed arguments, such as names of schemas, lists them as its ValidArgs.
func complete(root *cobra.Command) {
	root.InitDefaultCompletionCmd()
	for _, cmd := range root.Commands() {
		for flag, words := range map[string][]string{
			"fail-on": {"error", "warning", "undecided"},
			"edition": offercheck.Editions(),
			"since":   offercheck.Editions()[:errcodes.Newest],
			"format":  formatsOf(cmd.Name()),
			"now":     nil,
		} {
			if cmd.Flags().Lookup(flag) != nil {
				cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
			}
		}
		switch cmd.Name() {
		case "explain":
			cmd.ValidArgsFunction = completeRow
		case "rules", "version":
			cmd.ValidArgsFunction = cobra.NoFileCompletions
		case "completion":
			cmd.RunE = func(*cobra.Command, []string) error { // otherwise a shell would run the help as a script
				return errors.New("the name of a shell is missing; it is one of bash, zsh, fish, powershell")
			}
		}
	}
}

// formatsOf returns the formats that a command can print.
func formatsOf(command string) []string {
	switch command {
	case "compare":
		return []string{"text", "json"}
	case "rules":
		return []string{"text", "json", "markdown"}
	}
	var names []string
	for _, f := range formats {
		names = append(names, f.name)
	}
	return names
}

// completeRow returns the codes and rows that begin with start. A row is completed up to
// the next slash, as shells complete paths: there are hundreds of rows.
func completeRow(_ *cobra.Command, args []string, start string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	directive := cobra.ShellCompDirectiveNoFileComp
	var list []string
	for _, row := range errcodes.Newest.Rows() {
		if code := string(row.Code); strings.HasPrefix(code, start) {
			what := row.Title
			if n := len(reference.RowsOfCode(errcodes.Newest, code)); n > 1 {
				what = "the code of " + words.Count(n, "rule")
			}
			list = append(list, cobra.CompletionWithDesc(code, what))
		}
		rest, ok := strings.CutPrefix(row.ID, start)
		if !ok {
			continue
		}
		if part, _, further := strings.Cut(rest, "/"); further {
			list = append(list, start+part+"/")
			directive |= cobra.ShellCompDirectiveNoSpace
		} else {
			list = append(list, cobra.CompletionWithDesc(row.ID, row.Title))
		}
	}
	slices.Sort(list)
	return slices.Compact(list), directive
}
