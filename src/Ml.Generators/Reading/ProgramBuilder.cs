using Microsoft.CodeAnalysis;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>
/// Collects a model's steps and where they stand, and numbers their results after inputs and targets.
/// </summary>
internal sealed class ProgramBuilder(int firstValue, ReadingContext context)
{
    // A body unrolled beyond this is a mistake or a model that no one can wait for.
    public const int MostSteps = 4096;

    private readonly List<StepSpec> _steps = [];
    private readonly List<Site> _sites = [];
    private readonly Dictionary<int, string> _locals = [];
    private readonly Dictionary<Location, int> _places = [];
    private readonly Dictionary<int, int> _stepsOf = [];
    private int _next = firstValue;
    private Location? _refused;

    public IReadOnlyList<StepSpec> Steps => _steps;

    public IReadOnlyList<Site> Sites => _sites;

    /// <summary>The local variable that a value was put into first.</summary>
    public IReadOnlyDictionary<int, string> Locals => _locals;

    public bool IsFull => _steps.Count >= MostSteps;

    public void Name(AbstractValue value, string local)
    {
        if (value is AbstractValue.Tensor { Id: var id } && !_locals.ContainsKey(id))
            _locals[id] = local;
    }

    /// <summary>Notes what becomes of a value, unless more is known of it already.</summary>
    public void Note(AbstractValue value, ResultUse use)
    {
        if (value is AbstractValue.Tensor { Id: var id } && _stepsOf.TryGetValue(id, out int step)
            && _steps[step].Use < use)
            _steps[step] = _steps[step] with { Use = use };
        if (value is AbstractValue.Items items)
        {
            foreach (AbstractValue item in items.Values)
                Note(item, use);
        }
    }

    /// <summary>Appends a step; returns the number of its first result, the others following.</summary>
    public int Add(StepSpec step, Site site)
    {
        if (IsFull)
        {
            _refused ??= site.Whole;
            return _next - 1;
        }

        Location place = site.Expression ?? site.Whole;
        if (!_places.ContainsKey(place))
            _places[place] = _steps.Count;
        for (int i = 0; i < step.Results; i++)
            _stepsOf[_next + i] = _steps.Count;
        _steps.Add(step with { File = SourceText.FileOf(site.Whole), Place = _places[place] });
        _sites.Add(site);
        int first = _next;
        _next += step.Results;
        return first;
    }

    /// <summary>Reports the first step for which there was no room.</summary>
    public void ReportRefused()
    {
        if (_refused is null)
            return;
        context.Report(
            ProblemIds.NotReadable,
            $"The model has more than {MostSteps} steps",
            "put what repeats into a model and write [Use<T>(repeat: n)]", _refused);
    }

    public int AddConstant(ArgumentValue value, string? element, string text, Location location)
    {
        List<ArgumentSpec> arguments = [new ArgumentSpec("value", value)];
        if (element is not null)
            arguments.Add(new ArgumentSpec("element", new ArgumentValue.Choice(element)));
        return Add(
            new StepSpec(
                StepKind.Constant, -1, "Constant", EquatableArray<int>.Empty, arguments.ToEquatableArray(), 1, text,
                SourceText.LineOf(location)),
            new Site(location));
    }
}
