namespace Ml.Generators.Planning.Fusion;

/// <summary>
/// Which groups must run before which, by whatever number of steps. Kept as groups grow: what one of them comes to read
/// late, all that read it have to wait for.
/// </summary>
internal sealed class GroupOrder
{
    private readonly Dictionary<Group, int> _numbers = [];

    // Per group: a bit for each group that runs before it.
    private readonly List<ulong[]> _before = [];

    /// <summary>Whether <paramref name="group"/> needs something that follows from <paramref name="other"/>.</summary>
    public bool IsAfter(Group group, Group other) => Has(_before[_numbers[group]], _numbers[other]);

    public void Start(Group group)
    {
        _numbers[group] = _before.Count;
        _before.Add([]);
    }

    /// <summary>A group has come to read a result of another.</summary>
    public void Read(Group group, Group other)
    {
        int number = _numbers[group], from = _numbers[other];
        if (number == from || Has(_before[number], from))
            return;
        for (int i = 0; i < _before.Count; i++)
        {
            if (i == number || Has(_before[i], number))
            {
                Add(i, _before[from]);
                Set(i, from);
            }
        }
    }

    /// <summary>A group's nodes have become another's.</summary>
    public void Merge(Group from, Group into)
    {
        int gone = _numbers[from], number = _numbers[into];
        Add(number, _before[gone]);
        for (int i = 0; i < _before.Count; i++)
        {
            if (Has(_before[i], gone) || Has(_before[i], number))
            {
                Add(i, _before[number]);
                Set(i, number);
            }
        }

        // Neither waits for the other any longer.
        _before[number] = Without(Without(_before[number], number), gone);
    }

    private static bool Has(ulong[] bits, int number) =>
        number / 64 < bits.Length && (bits[number / 64] >> number % 64 & 1) != 0;

    private void Set(int group, int number)
    {
        Widen(group, (number / 64) + 1);
        _before[group][number / 64] |= 1UL << number % 64;
    }

    private void Add(int group, ulong[] bits)
    {
        Widen(group, bits.Length);
        for (int i = 0; i < bits.Length; i++)
            _before[group][i] |= bits[i];
    }

    private void Widen(int group, int length)
    {
        ulong[] bits = _before[group];
        if (bits.Length < length)
        {
            Array.Resize(ref bits, length);
            _before[group] = bits;
        }
    }

    private static ulong[] Without(ulong[] bits, int number)
    {
        if (number / 64 < bits.Length)
            bits[number / 64] &= ~(1UL << number % 64);
        return bits;
    }
}
