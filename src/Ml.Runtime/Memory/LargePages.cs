using System.Runtime.InteropServices;

namespace Ml.Memory;

/// <summary>
/// Memory that the system is asked to back with large pages. A block of many small pages lies scattered over physical
/// memory, so that by bad luck half of a packed weight competes for the same lines of the second-level cache: the same
/// product then takes up to a tenth longer in one process than in the next.
/// </summary>
static unsafe partial class LargePages
{
    const nuint PageSize = 2 << 20;

    /// <summary>Blocks of at least this many bytes are rounded up to whole large pages.</summary>
    public const nuint Worthwhile = PageSize / 2;

    /// <summary>Memory to be freed with <see cref="NativeMemory.AlignedFree"/>; not zeroed.</summary>
    public static void* Allocate(nuint bytes)
    {
        nuint rounded = (bytes + PageSize - 1) & ~(PageSize - 1);
        void* block = NativeMemory.AlignedAlloc(rounded, PageSize);
        // Only advice: where the kernel has none to give, the block keeps its small pages.
        if (OperatingSystem.IsLinux())
            _ = Advise(block, rounded, WantLargePages);
        return block;
    }

    const int WantLargePages = 14; // MADV_HUGEPAGE of <sys/mman.h>

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
