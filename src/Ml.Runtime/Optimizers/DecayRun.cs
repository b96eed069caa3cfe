using Ml.Contracts;

namespace Ml.Optimizers;

/// <summary>Neighbouring tensors that weight decay treats alike, as a range of the flat array.</summary>
struct DecayRun
{
    /// <summary>The first float after the run; it begins where the run before ends.</summary>
    public long End;

    /// <summary>Whether decay touches it.</summary>
    public bool Decays;

    public static DecayRun[] Cut(IReadOnlyList<ParameterInfo> infos, DecayScope scope)
    {
        List<DecayRun> runs = [];
        var end = 0L;
        foreach (var info in infos)
        {
            end += info.Length;
            var run = new DecayRun { End = end, Decays = scope == DecayScope.All || info.Decays };
            if (runs.Count > 0 && runs[^1].Decays == run.Decays)
                runs[^1] = run;
            else
                runs.Add(run);
        }

        return [.. runs];
    }
}
