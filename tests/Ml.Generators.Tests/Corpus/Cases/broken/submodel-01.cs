// case: submodel-01
// category: sub-model input mismatch
// source: own variation of https://github.com/ljynlp/W2NER/issues/23
// there: an encoder of 512 in front of a head for 768
// kind: error
// expect: line 16 span "Use<Head>" id any contains "768","512" fix "768|512"

[Model]
[Input("batch", 768, Name = "features")]
[Dense(128), Relu, Dense(2)]
public partial class Head;

[Model]
[Input("batch", 64)]
[Dense(512), Relu]
[Use<Head>]
public partial class Encoder;
