namespace Ml.Editing;

/// <summary>One character that is typed, or taken back.</summary>
/// <param name="Kind">What somebody was doing: for the table.</param>
/// <param name="File">The file it is typed into.</param>
/// <param name="Position">Where in the file's present text.</param>
/// <param name="Character">What is typed, or null when the character at the position is deleted.</param>
public sealed record Edit(string Kind, string File, int Position, char? Character)
{
    /// <summary>Whether every model is afterwards what it was: comments, white space, code beside the models.</summary>
    /// <remarks>Not so a comment that is begun: after its first slash the file does not parse.</remarks>
    public bool ChangesNoModel => Kind is TypedText.Elsewhere or TypedText.Space
        || (Kind is TypedText.Comment && Character != '/');
}
