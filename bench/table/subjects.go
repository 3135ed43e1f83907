package main

// A subject is a line in the list of times: what was measured, and under which
// name for which document.
type subject struct{ name, typical, largest, folder string }

var subjects = []subject{
	same("`json.Unmarshal` into `any`", "any"),
	same("`json.Unmarshal` into structs", "structs"),
	{"offercheck", "offercheck", "offercheck", ""},
	{"offercheck, on 1 core", "", "", "offercheck_1_core"},
	{"offercheck, on 2 cores", "", "", "offercheck_2_cores"},
	{"offercheck, with facts", "offercheck_facts", "offercheck_facts", ""},
	{"offercheck, bad prices (1; 4,800)", "offercheck_bad_price", "offercheck_bad_prices", ""},
	{"offercheck, duplicate keys (1; 4,794)", "offercheck_duplicate_key", "offercheck_duplicate_keys", ""},
	same("JSON.parse", "JSON.parse"),
	same("JSON.parse + ajv, if/then", "ajv_if_then"),
	same("JSON.parse + ajv, discriminator", "ajv_discriminator"),
	same("the same from a string", "ajv_discriminator_string"),
	same("jsonschema v5", "jsonschema_v5"),
	same("jsonschema v6", "jsonschema_v6"),
	same("google/jsonschema-go", "google_jsonschema"),
	same("kaptinlin/jsonschema", "kaptinlin_jsonschema"),
	same("json.loads", "json.loads"),
	same("python3-jsonschema", "python_jsonschema"),
}

// same is a subject that has one name for every document.
func same(name, benchmark string) subject { return subject{name, benchmark, benchmark, benchmark} }
