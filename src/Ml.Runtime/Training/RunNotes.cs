namespace Ml.Training;

/// <summary>What a run has to say beside its figures: steps that were refused, checkpoints that were not
/// written.</summary>
sealed class RunNotes(IProgressView view, List<string> kept)
{
    // A run that is wrong in every step must not fill memory with saying so.
    const int Most = 200;

    internal void Add(string note)
    {
        if (kept.Count >= Most)
            return;
        if (kept.Count == Most - 1)
            note = "more of this kind is not listed";
        kept.Add(note);
        view.Note(note);
    }
}
