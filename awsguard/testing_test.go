package awsguard

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"path"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	"github.com/aws/aws-sdk-go-v2/service/marketplaceagreement"
	"github.com/aws/aws-sdk-go-v2/service/marketplacecatalog"
	"github.com/aws/smithy-go/encoding/cbor"
)

// A service stands in for AWS on loopback. It counts what it is asked and
// answers each question from a list: the first time the first answer, and the
// last for good.
type service struct {
	config  aws.Config
	answers map[string][]string // by operation and id, such as "DescribeEntity offer-1": JSON, or an HTTP status and an exception

	mu     sync.Mutex
	asked  []string          // in the order they came
	bodies map[string]string // by operation: the last
}

func newService(t *testing.T, answers map[string][]string) *service {
	s := &service{answers: answers, bodies: map[string]string{}}
	server := httptest.NewServer(s)
	t.Cleanup(server.Close)
	s.config = aws.Config{
		Region:       "us-east-1",
		BaseEndpoint: &server.URL,
		Credentials: aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{AccessKeyID: "id", SecretAccessKey: "secret"}, nil
		}),
		Retryer: func() aws.Retryer {
			return retry.NewStandard(func(o *retry.StandardOptions) {
				o.MaxAttempts = 3
				o.RateLimiter = ratelimit.None
				o.Backoff = retry.BackoffDelayerFunc(func(int, error) (time.Duration, error) { return 0, nil })
			})
		},
	}
	return s
}

func (s *service) catalog(options ...func(*marketplacecatalog.Options)) *marketplacecatalog.Client {
	return marketplacecatalog.NewFromConfig(s.config, options...)
}

func (s *service) agreement(options ...func(*marketplaceagreement.Options)) *marketplaceagreement.Client {
	return marketplaceagreement.NewFromConfig(s.config, options...)
}

// questions are what was asked, sorted.
func (s *service) questions() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Sorted(slices.Values(s.asked))
}

func (s *service) count(question string) int {
	n := 0
	for _, asked := range s.questions() {
		if asked == question {
			n++
		}
	}
	return n
}

func (s *service) body(operation string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bodies[operation]
}

func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	text, _ := io.ReadAll(r.Body)
	operation := path.Base(r.URL.Path)
	isCBOR := r.Header.Get("Content-Type") == "application/cbor"
	if isCBOR {
		value, _ := cbor.Decode(text)
		text, _ = json.Marshal(fromCBOR(value))
	}
	var request struct{ AgreementId, NextToken string } // encoding/json takes the names in any case
	_ = json.Unmarshal(text, &request)
	question := strings.TrimSpace(operation + " " + r.URL.Query().Get("entityId") + request.AgreementId + request.NextToken)

	s.mu.Lock()
	defer s.mu.Unlock()
	s.asked = append(s.asked, question)
	s.bodies[operation] = string(text)
	answer := `{}`
	if list := s.answers[question]; len(list) > 0 {
		answer = list[0]
		if len(list) > 1 {
			s.answers[question] = list[1:]
		}
	}
	status, exception := 0, ""
	if n, _ := fmt.Sscan(answer, &status, &exception); n == 2 {
		answer = fmt.Sprintf(`{"__type": "com.amazonaws#%s", "message": "said the service"}`, exception)
		w.Header().Set("X-Amzn-Errortype", exception)
	} else {
		status = http.StatusOK
	}
	reply := []byte(answer)
	if isCBOR {
		var value any
		if err := json.Unmarshal(reply, &value); err != nil {
			panic(err)
		}
		reply = cbor.Encode(toCBOR("", value))
		w.Header().Set("Smithy-Protocol", "rpc-v2-cbor")
		w.Header().Set("Content-Type", "application/cbor")
	}
	w.WriteHeader(status)
	_, _ = w.Write(reply)
}

// toCBOR writes JSON as the Agreement Service does: a member whose name ends in
// Time is a timestamp.
func toCBOR(name string, value any) cbor.Value {
	switch value := value.(type) {
	case map[string]any:
		m := cbor.Map{}
		for name, v := range value {
			m[name] = toCBOR(name, v)
		}
		return m
	case []any:
		list := cbor.List{}
		for _, v := range value {
			list = append(list, toCBOR("", v))
		}
		return list
	case string:
		return cbor.String(value)
	case bool:
		return cbor.Bool(value)
	case float64:
		switch {
		case strings.HasSuffix(name, "Time"):
			return &cbor.Tag{ID: 1, Value: cbor.Float64(value)}
		case value == math.Trunc(value) && value >= 0:
			return cbor.Uint(value)
		}
		return cbor.Float64(value)
	}
	return &cbor.Nil{}
}

func fromCBOR(value cbor.Value) any {
	switch value := value.(type) {
	case cbor.Map:
		m := map[string]any{}
		for name, v := range value {
			m[name] = fromCBOR(v)
		}
		return m
	case cbor.List:
		list := []any{}
		for _, v := range value {
			list = append(list, fromCBOR(v))
		}
		return list
	case cbor.String:
		return string(value)
	case cbor.Uint:
		return uint64(value)
	case cbor.Bool:
		return bool(value)
	}
	return nil
}
