using System.Runtime.CompilerServices;

namespace Ml.Kernels;

/// <summary>
/// Writes the arguments of a launch: the pointers of a kernel in order, then its sizes. A launch is then one line.
/// </summary>
public static unsafe class Args
{
    const MethodImplOptions Call = MethodImplOptions.NoInlining;

    /// <summary>How many items make a block that is worth handing to another thread.</summary>
    /// <param name="item">The work of one item.</param>
    /// <param name="block">The work that a block should have.</param>
    public static int Grain(nint item, int block) => (int)Math.Max(1, block / Math.Max(1, item));

    /// <summary>Writes one argument and gives the place of the first.</summary>
    [MethodImpl(Call)]
    public static nint* Put(nint* args, void* a)
    {
        args[0] = (nint)a;
        return args;
    }

    /// <summary>Writes two arguments and gives the place of the first.</summary>
    [MethodImpl(Call)]
    public static nint* Put(nint* args, void* a, void* b)
    {
        (args[0], args[1]) = ((nint)a, (nint)b);
        return args;
    }

    /// <summary>Writes three arguments and gives the place of the first.</summary>
    [MethodImpl(Call)]
    public static nint* Put(nint* args, void* a, void* b, void* c)
    {
        (args[0], args[1], args[2]) = ((nint)a, (nint)b, (nint)c);
        return args;
    }

    /// <summary>Writes four arguments and gives the place of the first.</summary>
    [MethodImpl(Call)]
    public static nint* Put(nint* args, void* a, void* b, void* c, void* d)
    {
        (args[0], args[1], args[2], args[3]) = ((nint)a, (nint)b, (nint)c, (nint)d);
        return args;
    }

    /// <summary>Writes five arguments and gives the place of the first.</summary>
    [MethodImpl(Call)]
    public static nint* Put(nint* args, void* a, void* b, void* c, void* d, void* e)
    {
        Put(args, a, b, c, d);
        args[4] = (nint)e;
        return args;
    }

    /// <summary>Writes six arguments and gives the place of the first.</summary>
    [MethodImpl(Call)]
    public static nint* Put(nint* args, void* a, void* b, void* c, void* d, void* e, void* f)
    {
        Put(args, a, b, c, d);
        (args[4], args[5]) = ((nint)e, (nint)f);
        return args;
    }

    /// <summary>Writes seven arguments and gives the place of the first.</summary>
    [MethodImpl(Call)]
    public static nint* Put(nint* args, void* a, void* b, void* c, void* d, void* e, void* f, void* g)
    {
        Put(args, a, b, c, d);
        (args[4], args[5], args[6]) = ((nint)e, (nint)f, (nint)g);
        return args;
    }

    /// <summary>Writes eight arguments and gives the place of the first.</summary>
    [MethodImpl(Call)]
    public static nint* Put(nint* args, void* a, void* b, void* c, void* d, void* e, void* f, void* g, void* h)
    {
        Put(args, a, b, c, d);
        Put(args + 4, e, f, g, h);
        return args;
    }
}
