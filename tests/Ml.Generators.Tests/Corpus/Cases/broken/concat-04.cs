// case: concat-04
// category: concat along wrong axis
// source: own variation
// there: a context added along time instead of along the features
// kind: error
// expect: line 16 span "Speaker(who)" id ML2009 contains "32","8" fix "Concat(2|axis 2|-1"
// also: line 16 span "Concat(1, Words(speech), Speaker(who))"

[Model]
public partial class Conditioned
{
    [Dense(32)] private partial Tensor Words(Tensor x);
    [Dense(8)] private partial Tensor Speaker(Tensor x);

    Tensor Forward([Shape("batch", "time", 40)] Tensor speech, [Shape("batch", "time", 4)] Tensor who) =>
        Concat(1, Words(speech), Speaker(who));
}
