package main

import (
	"bytes"
	"debug/elf"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.yaml.in/yaml/v3"

	"github.com/offercheck/offercheck/internal/config"
)

// An action is action.yml as GitHub reads it; a member that is not here fails
// its test.
type action struct {
	Name, Description string
	Branding          struct{ Icon, Color string }
	Inputs            map[string]struct {
		Description string
		Required    bool
		Default     *string
	}
	Runs struct {
		Using string
		Steps []struct {
			Name, Uses, Shell, Run string
			With, Env              map[string]string
		}
	}
}

// A hook is one of .pre-commit-hooks.yaml.
type hook struct {
	ID, Name, Description, Entry, Language string
	Types                                  []string
	RequireSerial                          bool `yaml:"require_serial"`
}

func readYAML[T any](t *testing.T, file string) (v T) {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d := yaml.NewDecoder(bytes.NewReader(text))
	d.KnownFields(true)
	if err := d.Decode(&v); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return v
}

// bash runs a script as GitHub runs a step with this shell. The environment has
// what is given last.
func bash(t *testing.T, script string, env ...string) (stdout, stderr string, exit int) {
	t.Helper()
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("there is no bash")
	}
	cmd := exec.Command("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script)
	cmd.Env = append(os.Environ(), env...)
	var out, problems strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		if _, exited := errors.AsType[*exec.ExitError](err); !exited {
			t.Fatal(err)
		}
	}
	return out.String(), problems.String(), cmd.ProcessState.ExitCode()
}

// checkScript is what the action runs over its inputs, and environment what they
// come in.
func (a *action) checkScript() string { return a.Runs.Steps[len(a.Runs.Steps)-1].Run }

func (a *action) environment(inputs map[string]string) []string {
	var env []string
	for name, value := range a.Runs.Steps[len(a.Runs.Steps)-1].Env {
		env = append(env, name+"="+inputs[inputOf(value)])
	}
	return env
}

var inputExpression = regexp.MustCompile(`^\$\{\{ inputs\.([a-z-]+) \}\}$`)

// inputOf is the input that an expression names, or "".
func inputOf(value string) string {
	if found := inputExpression.FindStringSubmatch(value); found != nil {
		return found[1]
	}
	return ""
}

// Inputs get into no script but by the environment, and each gets there.
func TestAction(t *testing.T) {
	a := readYAML[action](t, "../../action.yml")
	var used, names []string
	for _, step := range a.Runs.Steps {
		if step.Run != "" && step.Shell != "bash" {
			t.Errorf("step %q has shell %q", step.Name, step.Shell)
		}
		if strings.Contains(step.Run, "${{") {
			t.Errorf("step %q has an expression in its script", step.Name)
		}
		for name, value := range step.Env {
			if inputOf(value) == "" {
				t.Errorf("%s is %q, which is no input", name, value)
			}
			used = append(used, inputOf(value))
		}
	}
	for name, input := range a.Inputs {
		names = append(names, name)
		if input.Description == "" || input.Required == (input.Default != nil) {
			t.Errorf("input %s has no description, or both or neither of required and a default", name)
		}
	}
	slices.Sort(used)
	slices.Sort(names)
	if diff := cmp.Diff(names, used); diff != "" || a.Runs.Using != "composite" {
		t.Errorf("the action is %s; its inputs, and those in use (-want +got):\n%s", a.Runs.Using, diff)
	}
}

// The arguments that the action makes of its inputs.
func TestActionArguments(t *testing.T) {
	a := readYAML[action](t, "../../action.yml")
	t.Chdir(t.TempDir())
	write(t, "bin/offercheck", "#!/bin/sh\nprintf '<%s>\\n' \"$@\"\n")
	path := "PATH=" + filepath.Join(here(t), "bin") + string(os.PathListSeparator) + os.Getenv("PATH")
	for _, c := range []struct {
		inputs map[string]string
		want   string
	}{
		{map[string]string{"files": "offers"}, "validate --format github -- offers"},
		{map[string]string{"files": "a.json\n\n  offers/**/*.json  \n", "facts": "facts\nmore.json\n", "fail-on": "warning", "edition": "2024", "sarif": "out.sarif", "args": "--redact\n--now=2024-05-01\n"},
			"validate --format github --facts facts --facts more.json --fail-on warning --edition 2024 --format sarif=out.sarif --redact --now=2024-05-01 -- a.json offers/**/*.json"},
	} {
		out, problems, exit := bash(t, a.checkScript(), append(a.environment(c.inputs), path)...)
		want := "<" + strings.ReplaceAll(c.want, " ", ">\n<") + ">\n"
		if diff := cmp.Diff(want, out); diff != "" || problems != "" || exit != 0 {
			t.Errorf("%q: exit %d, said %q (-want +got):\n%s", c.inputs, exit, problems, diff)
		}
	}

	// What looks like shell is the name of a file, and so is what looks like a flag.
	out, _, _ := bash(t, a.checkScript(), append(a.environment(map[string]string{"files": "a b.json\n$(touch x)\n`touch x`; touch x\n--help\n*\n\\n"}), path)...)
	want := "<validate>\n<--format>\n<github>\n<-->\n<a b.json>\n<$(touch x)>\n<`touch x`; touch x>\n<--help>\n<*>\n<\\n>\n"
	if diff := cmp.Diff(want, out); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := os.Stat("x"); err == nil {
		t.Error("an input was run as a script")
	}

	// Without files it would wait for standard input.
	out, _, exit := bash(t, a.checkScript(), append(a.environment(map[string]string{"files": " \n"}), path)...)
	want = "::error title=offercheck::no files are given; name files, folders or patterns in the input files\n"
	if diff := cmp.Diff(want, out); diff != "" || exit != exitUsage {
		t.Errorf("exit %d (-want +got):\n%s", exit, diff)
	}
}

// The action as a whole: it builds the command, puts it on the path, and fails
// as the command does.
func TestActionRuns(t *testing.T) {
	a := readYAML[action](t, "../../action.yml")
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	env := []string{"GITHUB_ACTION_PATH=" + root, "RUNNER_TEMP=" + here(t), "GITHUB_PATH=" + filepath.Join(here(t), "path"), "GITHUB_STEP_SUMMARY=" + filepath.Join(here(t), "summary.md")}
	for _, step := range a.Runs.Steps[:len(a.Runs.Steps)-1] {
		if _, problems, exit := bash(t, step.Run, env...); exit != 0 {
			t.Fatalf("%s: exit %d: %s", step.Name, exit, problems)
		}
	}
	added, err := os.ReadFile("path")
	if err != nil {
		t.Fatal(err)
	}
	write(t, ".git/HEAD", "") // what paths are counted from
	write(t, "offers/fine.json", fineChangeSet)
	write(t, "offers/wrong.json", "{}")
	env = append(env, "PATH="+strings.TrimSpace(string(added))+string(os.PathListSeparator)+os.Getenv("PATH"))
	for _, c := range []struct {
		files string
		exit  int
		want  string
	}{
		{"offers/fine.json", exitFine, "\noffercheck: offers/fine.json: accepted: 0 errors, 0 warnings\n"},
		{"offers", exitFindings, "\noffercheck: offers/fine.json: accepted: 0 errors, 0 warnings\n" +
			"::error file=offers/wrong.json,line=1,col=1,title=ValidationException::"},
		{"nowhere", exitUsage, "::error file=nowhere,title=not checked::"},
	} {
		out, _, exit := bash(t, a.checkScript(), append(a.environment(map[string]string{"files": c.files, "sarif": "out.sarif"}), env...)...)
		if exit != c.exit || !strings.Contains(out, c.want) {
			t.Errorf("%s: exit %d, want %d; printed\n%s\nwant in it\n%s", c.files, exit, c.exit, out, c.want)
		}
	}
	if text, err := os.ReadFile("summary.md"); strings.Count(string(text), "### offercheck\n") != 3 {
		t.Errorf("the summary is %q, %v", text, err)
	}
	if _, err := os.Stat("out.sarif"); err != nil {
		t.Error(err)
	}
}

// The hook names the command, which takes the names of files last.
func TestHook(t *testing.T) {
	want := []hook{{"offercheck", "offercheck", "Tell what is wrong with AWS Marketplace change sets before they are sent", "offercheck validate", "golang", []string{"json"}, true}}
	if diff := cmp.Diff(want, readYAML[[]hook](t, "../../.pre-commit-hooks.yaml")); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// The image's program needs nothing that the image lacks: the line that builds
// it makes a static one.
func TestImage(t *testing.T) {
	if os.Getenv("CI") == "" {
		t.Skip("builds the standard library anew; CI=1 asks for it")
	}
	text, err := os.ReadFile("../../Dockerfile")
	if err != nil {
		t.Fatal(err)
	}
	line := regexp.MustCompile(`(?m)^RUN (.* go build .*) -o /offercheck (.*)$`).FindStringSubmatch(string(text))
	if line == nil {
		t.Fatal("the Dockerfile has no line that builds /offercheck")
	}
	program := filepath.Join(t.TempDir(), "offercheck")
	if _, problems, exit := bash(t, "cd ../..\n"+line[1]+` -o "$PROGRAM" `+line[2], "GOOS=linux", "PROGRAM="+program); exit != 0 {
		t.Fatal(problems)
	}
	file, err := elf.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	for _, part := range file.Progs {
		if part.Type == elf.PT_INTERP || part.Type == elf.PT_DYNAMIC {
			t.Errorf("the program is not static: it has a part %v", part.Type)
		}
	}
}

// Wherever a version of Go is named it is that of go.mod.
func TestGoVersion(t *testing.T) {
	mod, err := os.ReadFile("../../go.mod")
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`(?m)^go (1\.\d+)`).FindStringSubmatch(string(mod))[1]
	for _, file := range []string{"README.md", "action.yml", "Dockerfile", "docs/pipelines.md"} {
		text, err := os.ReadFile("../../" + file)
		if err != nil {
			t.Fatal(err)
		}
		named := regexp.MustCompile(`(?:\bGo |golang:|go-version: ")(1\.\d+)`).FindAllStringSubmatch(string(text), -1)
		for _, n := range named {
			if n[1] != want {
				t.Errorf("%s has %q; go.mod has %s", file, n[0], want)
			}
		}
		if named == nil {
			t.Errorf("%s names no version of Go", file)
		}
	}
}

const fineChangeSet = `[{"ChangeType": "RestrictProduct", "Entity": {"Type": "SaaSProduct@1.0", "Identifier": "prod-1"}, "DetailsDocument": {}}]`

// The recipes of docs/pipelines.md work: each block is read or run, in a folder
// as the page has it, with stand-ins for the programs of others.
func TestRecipes(t *testing.T) {
	page, err := os.ReadFile("../../docs/pipelines.md")
	if err != nil {
		t.Fatal(err)
	}
	r := recipes{t: t, action: readYAML[action](t, "../../action.yml"), hooks: readYAML[[]hook](t, "../../.pre-commit-hooks.yaml"), done: map[string]int{}}
	for name := range r.action.Inputs {
		if !strings.Contains(string(page), "`"+name+"`") {
			t.Errorf("the page says nothing of the input %s", name)
		}
	}
	t.Chdir(t.TempDir())
	for _, file := range []string{"offers/changeset.json", "offers/2024/renewal.json"} {
		write(t, file, fineChangeSet)
	}
	write(t, "facts/facts.json", `{"Now": "2024-05-01"}`)
	write(t, "requests/request.json", `{"agreementId": "agmt-1", "reasonCode": "OTHER", "clientToken": "t-1"}`)
	write(t, "bin/docker", "#!/bin/sh\n[ \"$1\" = run ] || exit 0\nwhile [ \"$1\" != offercheck ]; do shift; done\nexec \"$@\"\n")
	write(t, "bin/jq", "#!/bin/sh\nshift 2\nfor file; do cat \"$file\"; echo; done\n")
	for _, other := range []string{"aws", "go"} {
		write(t, "bin/"+other, "#!/bin/sh\n")
	}
	r.path = "PATH=" + filepath.Join(here(t), "bin") + string(os.PathListSeparator) + os.Getenv("PATH")
	for _, block := range regexp.MustCompile("(?s)```(yaml|sh)\n(.*?)```\n").FindAllStringSubmatch(string(page), -1) {
		if block[1] == "sh" {
			r.run("sh", block[2])
			continue
		}
		var v any
		if err := yaml.Unmarshal([]byte(block[2]), &v); err != nil {
			t.Fatalf("%v in\n%s", err, block[2])
		}
		r.walk(v)
		if c, ok := v.(map[string]any); ok && c["facts"] != nil {
			write(t, ".offercheck.yaml", block[2])
			if _, err := config.Parse([]byte(block[2])); err != nil {
				t.Error(err)
			}
			r.done["configuration"]++
		}
	}
	want := map[string]int{"action": 2, "run": 1, "script": 1, "hook": 1, "configuration": 1, "sh": 4}
	if diff := cmp.Diff(want, r.done); diff != "" {
		t.Errorf("what was tried (-want +got):\n%s", diff)
	}
	for _, file := range []string{"offercheck.sarif", "offercheck.xml", "report.json"} {
		if text, err := os.ReadFile(file); len(text) == 0 {
			t.Errorf("%s is empty or missing: %v", file, err)
		}
	}
}

type recipes struct {
	t      *testing.T
	action action
	hooks  []hook
	path   string
	done   map[string]int
}

// walk tries the steps, scripts and hooks in a document.
func (r *recipes) walk(v any) {
	switch v := v.(type) {
	case []any:
		for _, item := range v {
			r.walk(item)
		}
	case map[string]any:
		if uses, _ := v["uses"].(string); strings.HasPrefix(uses, "offercheck/offercheck@") {
			inputs := map[string]string{}
			for name, value := range v["with"].(map[string]any) {
				if _, ok := r.action.Inputs[name]; !ok {
					r.t.Errorf("the action has no input %s", name)
				}
				inputs[name] = value.(string)
			}
			r.run("action", r.action.checkScript(), r.action.environment(inputs)...)
		}
		if script, ok := v["run"].(string); ok {
			r.run("run", script)
		}
		if script, ok := v["script"].([]any); ok {
			r.run("script", strings.Join(texts(script), "\n"))
		}
		if v["id"] != nil {
			r.hook(v)
		}
		for _, member := range v {
			r.walk(member)
		}
	}
}

// hook runs a hook as pre-commit does: the entry, the arguments, the files.
func (r *recipes) hook(v map[string]any) {
	i := slices.IndexFunc(r.hooks, func(h hook) bool { return h.ID == v["id"] })
	if i < 0 {
		r.t.Fatalf("there is no hook %v", v["id"])
	}
	const file = "offers/changeset.json"
	if ok, err := regexp.MatchString(v["files"].(string), file); !ok {
		r.t.Errorf("files does not match %s: %v", file, err)
	}
	r.run("hook", r.hooks[i].Entry+" "+strings.Join(texts(v["args"].([]any)), " ")+" "+file)
}

func (r *recipes) run(what, script string, env ...string) {
	if out, problems, exit := bash(r.t, script, append(env, r.path)...); exit != 0 || problems != "" {
		r.t.Errorf("exit %d, printed\n%s%s\nfor\n%s", exit, out, problems, script)
	}
	r.done[what]++
}

func texts(list []any) []string {
	var all []string
	for _, v := range list {
		all = append(all, v.(string))
	}
	return all
}

// write writes a file that may be run, and the folders above it.
func write(t *testing.T, file, text string) {
	t.Helper()
	if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755), os.WriteFile(file, []byte(text), 0o755)); err != nil {
		t.Fatal(err)
	}
}

func here(t *testing.T) string {
	t.Helper()
	folder, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	return folder
}
