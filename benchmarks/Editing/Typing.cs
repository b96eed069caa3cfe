namespace Ml.Editing;

/// <summary>Some keys pressed one after the other at one place of a file.</summary>
/// <param name="Kind">What is being done: for the table.</param>
/// <param name="File">Where.</param>
/// <param name="After">The text that the cursor stands behind; it is in the file once.</param>
/// <param name="Keys">What is typed. '\b' deletes the character before the cursor.</param>
public sealed record Typing(string Kind, string File, string After, string Keys)
{
    /// <summary>The keys as edits of a text.</summary>
    public IEnumerable<Edit> EditsOf(string text)
    {
        int at = text.IndexOf(After, StringComparison.Ordinal);
        if (at < 0 || text.IndexOf(After, at + 1, StringComparison.Ordinal) >= 0)
            throw new InvalidOperationException($"'{After}' is not in {File} exactly once");
        int cursor = at + After.Length;
        foreach (char key in Keys)
            yield return key == '\b' ? new Edit(Kind, File, --cursor, null) : new Edit(Kind, File, cursor++, key);
    }
}
