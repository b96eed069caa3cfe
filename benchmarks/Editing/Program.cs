using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Ml.Editing;
using Ml.Generators;

// Given a folder, writes the generated files there after the first run: for a look at them, or to compare two compilers.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
EditedProject project = EditedProject.Of(Declarations.All, EditedProject.OwnReferences());
Report.FirstRun(Cost.Of(() => project.Generate()));
if (args is [string folder])
{
    Directory.CreateDirectory(folder);
    foreach ((string name, var text) in project.Generated)
        File.WriteAllText(Path.Combine(folder, name), text.ToString());
    return 0;
}

Diagnostic[] errors = [];
Cost binding = Cost.Of(() =>
    errors = [.. project.Whole.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error)]);
if (errors.Length > 0)
{
    Console.Error.WriteLine($"the project has {errors.Length} errors; the first is {errors[0]}");
    return 1;
}

Report.Text(project, binding);

ImmutableArray<DiagnosticAnalyzer> analyzers =
[
    .. typeof(ModelGenerator).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
        .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
];
Report.Edits("the first characters of a process", EditTimes.Type(project, analyzers));

// An editor's process lives for hours: its code has come up the tiers, and that takes a while.
for (int pass = 0; pass < 2; pass++)
    EditTimes.Type(project, analyzers);
IReadOnlyList<EditTimes> times = EditTimes.Type(project, analyzers);
Report.Edits("the same when that has been typed three times", times);
Report.Anew([.. TypedText.All.Select(t => t.File).Distinct().Select(file =>
{
    Compilation anew = project.Anew;
    return Cost.Of(() => anew.GetSemanticModel(project.TreeOf(file)).GetDiagnostics());
})]);
Report.Last(times);
return 0;
