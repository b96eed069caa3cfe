using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>
/// The sweeps of a row kernel. A value has a level: how many reductions, one upon another, it waits for. Sweep k knows
/// the reductions of levels up to k; it combines those of level k + 1 and stores the results of level k. What a later
/// sweep needs again it computes again from the inputs, unless that is expensive and there is a row to keep it in.
/// </summary>
public sealed class RowProgram
{
    // A scratch row lives on the stack.
    private const int LongestScratchRow = 2048, MostScratchRows = 4;

    private readonly RowKernel _kernel;
    private readonly Dictionary<Value, Node> _producers = [];
    private readonly Dictionary<Value, Value> _aliases = [];
    private readonly Dictionary<Value, int> _levels = [];
    private readonly HashSet<Value> _varying = [];
    private readonly Dictionary<Value, RowPlace> _kept = [];
    private int _scratchRows;

    private RowProgram(RowKernel kernel) => _kernel = kernel;

    /// <summary>What is computed once per row before the first sweep.</summary>
    public Expression Before { get; private set; } = new([], []);

    public IReadOnlyList<RowSweep> Sweeps { get; private set; } = [];

    public int ScratchRows => _scratchRows;

    internal static RowProgram Of(RowKernel kernel)
    {
        var program = new RowProgram(kernel);
        program.Analyse();
        program.Cut();
        return program;
    }

    /// <summary>The value that a reshape or broadcast of a row's number stands for.</summary>
    public Value Resolve(Value value) => _aliases.TryGetValue(value, out Value? same) ? same : value;

    /// <summary>Whether a value differs along the row.</summary>
    public bool Varies(Value value) => _varying.Contains(Resolve(value));

    // ---- levels -----------------------------------------------------------------------------------------------------

    private void Analyse()
    {
        for (int i = 0; i < _kernel.Inputs.Count; i++)
        {
            Value value = _kernel.Inputs[i].Value;
            _levels[value] = 0;
            if (_kernel.Row.Strides[i] != Dim.Zero)
                _varying.Add(value);
        }

        foreach (Node node in _kernel.Nodes.Where(n => !_levels.ContainsKey(n.Result)).ToArray())
        {
            if (node.Operation is Reshape or BroadcastTo)
            {
                _aliases[node.Result] = Resolve(node.Operands[0]);
                continue;
            }

            Value[] operands = node.Operands.Select(Resolve).ToArray();
            int level = operands.Select(LevelOf).DefaultIfEmpty(0).Max();
            Value result = node.Result;
            _producers[result] = node;
            _levels[result] = node.Operation is Reduce ? level + 1 : level;
            if (node.Operation is not Reduce && operands.Any(_varying.Contains))
                _varying.Add(result);
        }
    }

    private int LevelOf(Value value) => _levels.TryGetValue(value, out int level) ? level : 0;

    // ---- sweeps -----------------------------------------------------------------------------------------------------

    private void Cut()
    {
        Node[] reductions = _kernel.Nodes.Where(n => n.Operation is Reduce).ToArray();
        bool IsFull(int output) => _kernel.Row.Strides[_kernel.Inputs.Count + output] != Dim.Zero;
        Value Stored(int output) => Resolve(_kernel.Outputs[output].Value);
        int[] outputs = Enumerable.Range(0, _kernel.Outputs.Count).ToArray();

        int sweeps = Math.Max(
            reductions.Select(n => LevelOf(n.Result)).DefaultIfEmpty(0).Max(),
            outputs.Where(IsFull).Select(o => LevelOf(Stored(o)) + 1).DefaultIfEmpty(0).Max());
        int[][] stores = Enumerable.Range(0, sweeps)
            .Select(s => outputs.Where(o => IsFull(o) && LevelOf(Stored(o)) == s).ToArray()).ToArray();
        Value[][] wanted = Enumerable.Range(0, sweeps).Select(s => reductions
            .Where(n => LevelOf(n.Result) == s + 1).Select(n => Resolve(n.Operands[0]))
            .Concat(stores[s].Select(Stored)).Distinct().ToArray()).ToArray();
        ChooseKept(wanted, stores, outputs.Where(IsFull).ToArray());

        Before = Scalars(0);
        HashSet<Value> saved = [];
        List<RowSweep> list = [];
        for (int s = 0; s < sweeps; s++)
        {
            HashSet<Value> reached = [];
            foreach (Value value in wanted[s])
                Reach(value, saved, reached);
            (Value, RowPlace)[] reloads = [.. reached.Where(saved.Contains).Select(v => (v, _kept[v]))];
            Node[] nodes = Ordered(reached.Where(v => !saved.Contains(v)));
            (Value, RowPlace)[] keeps =
                [.. reached.Where(v => _kept.ContainsKey(v) && !saved.Contains(v)).Select(v => (v, _kept[v]))];
            saved.UnionWith(keeps.Select(k => k.Item1));
            list.Add(new RowSweep(
                [.. Enumerable.Range(0, _kernel.Inputs.Count).Where(i => reached.Contains(_kernel.Inputs[i].Value))],
                reloads,
                new Expression(nodes, [.. wanted[s].Concat(keeps.Select(k => k.Item1)).Distinct()]),
                [.. reductions.Where(n => LevelOf(n.Result) == s + 1)
                    .Select(n => new ReducedValue(((Reduce)n.Operation).Reduction, Resolve(n.Operands[0]), n.Result))],
                stores[s], keeps, Scalars(s + 1),
                [.. outputs.Where(o => !IsFull(o) && Math.Max(LevelOf(Stored(o)), 1) == s + 1)]));
        }

        Sweeps = list;
    }

    // The varying values that have to be at hand to compute one, stopping at what is saved.
    private void Reach(Value value, HashSet<Value> saved, HashSet<Value> reached)
    {
        if (!_varying.Contains(value) || !reached.Add(value) || saved.Contains(value))
            return;
        if (_producers.TryGetValue(value, out Node? node))
        {
            foreach (Value operand in node.Operands)
                Reach(Resolve(operand), saved, reached);
        }
    }

    private Node[] Ordered(IEnumerable<Value> values)
    {
        HashSet<Value> set = [.. values];
        return _kernel.Nodes.Where(n => set.Contains(n.Result)).ToArray();
    }

    // A row's numbers of one level; those of level 0 are known before the first sweep.
    private Expression Scalars(int level)
    {
        Node[] nodes = _kernel.Nodes
            .Where(n => _producers.ContainsKey(n.Result) && n.Operation is not Reduce && !_varying.Contains(n.Result)
                && LevelOf(n.Result) == level)
            .ToArray();
        return new Expression(nodes, nodes.Select(n => n.Result).ToArray());
    }

    // ---- what is kept
    // ------------------------------------------------------------------------------------------------

    // Expensive values that a later sweep computes again, in a row of an output that is stored no earlier than the last
    // of those sweeps, or on the stack.
    private void ChooseKept(Value[][] wanted, int[][] stores, int[] fullOutputs)
    {
        HashSet<Value>[] reached = wanted.Select(w =>
        {
            HashSet<Value> set = [];
            foreach (Value value in w)
                Reach(value, [], set);
            return set;
        }).ToArray();

        HashSet<int> borrowed = [];
        foreach (Node node in _kernel.Nodes)
        {
            Value value = node.Result;
            int[] sweeps = Enumerable.Range(0, wanted.Length).Where(s => reached[s].Contains(value)).ToArray();
            if (sweeps.Length < 2 || !IsExpensiveToRepeat(node, reached, sweeps))
                continue;
            int[] candidates = fullOutputs.Where(o => !borrowed.Contains(o) && IsPlainRow(o)
                && FinalSweep(o, stores) >= sweeps[sweeps.Length - 1]).ToArray();
            if (candidates.Length > 0)
            {
                borrowed.Add(candidates[0]);
                _kept[value] = new RowPlace(candidates[0], 0);
            }
            else if (_kernel.Row.Size is { IsConstant: true, Value: <= LongestScratchRow }
                && _scratchRows < MostScratchRows)
            {
                _kept[value] = new RowPlace(null, _scratchRows++);
            }
        }
    }

    // The value after the expensive step is kept, and cheap steps after it that are wanted in the same sweeps instead
    // of it.
    private bool IsExpensiveToRepeat(Node node, HashSet<Value>[] reached, int[] sweeps)
    {
        if (node.Operation is Reduce || !HasExpensive(node.Result, []))
            return false;
        // Not when everything that reads it in the later sweeps is itself kept or cheap to keep in its place.
        Node[] users = _kernel.Nodes.Where(
            n => n.Operation is not Reduce && n.Operands.Select(Resolve).Contains(node.Result)
            && sweeps.Skip(1).Any(s => reached[s].Contains(n.Result))).ToArray();
        return users.Length != 1 || LevelOf(users[0].Result) > LevelOf(node.Result)
            || !sweeps.All(s => reached[s].Contains(users[0].Result));
    }

    private bool HasExpensive(Value value, HashSet<Value> seen) =>
        _varying.Contains(value) && seen.Add(value) && !_kept.ContainsKey(value)
        && _producers.TryGetValue(value, out Node? node)
        && (Work.IsExpensive(node) || node.Operands.Any(o => HasExpensive(Resolve(o), seen)));

    private int FinalSweep(int output, int[][] stores) => Array.FindIndex(stores, s => s.Contains(output));

    private bool IsPlainRow(int output) => _kernel.Row.Strides[_kernel.Inputs.Count + output] == Dim.One
        && _kernel.Outputs[output].Value.Element == ElementType.Float32;
}
