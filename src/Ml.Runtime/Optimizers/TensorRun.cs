using Ml.Contracts;

namespace Ml.Optimizers;

/// <summary>Neighbouring tensors that a step treats alike, as a range of the flat array.</summary>
struct TensorRun
{
    /// <summary>The first float after the run; it begins where the run before ends.</summary>
    public long End;

    /// <summary>What a step does to it.</summary>
    public Treatment Treatment;

    public static TensorRun[] Cut(IReadOnlyList<ParameterInfo> infos, DecayScope scope)
    {
        List<TensorRun> runs = [];
        var end = 0L;
        foreach (var info in infos)
        {
            end += info.Length;
            var run = new TensorRun { End = end, Treatment = Of(info, scope) };
            if (runs.Count > 0 && runs[^1].Treatment == run.Treatment)
                runs[^1] = run;
            else
                runs.Add(run);
        }

        return [.. runs];
    }

    static Treatment Of(ParameterInfo info, DecayScope scope) => !info.IsTrained ? Treatment.Frozen
        : scope == DecayScope.All || info.Decays ? Treatment.Decaying
        : Treatment.Spared;
}

/// <summary>What a step does to a tensor.</summary>
enum Treatment
{
    /// <summary>Moves it, weight decay included.</summary>
    Decaying,

    /// <summary>Moves it, weight decay left out.</summary>
    Spared,

    /// <summary>Nothing: it has no gradient.</summary>
    Frozen,
}
