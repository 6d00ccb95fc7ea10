using System.Globalization;
using static System.FormattableString;

namespace NtkWorkbench.Torture;

/// <summary>How a process is to end.</summary>
internal enum OrderKind
{
    /// <summary>By itself, when its work is done.</summary>
    None,

    /// <summary>Killed as it begins a step of training, the first being 1.</summary>
    Step,

    /// <summary>Killed as it calls the file system.</summary>
    Call,

    /// <summary>As by a power cut then: of what was not flushed to disk, contents and names, the last part is gone.</summary>
    Plug,

    /// <summary>Killed from outside, after a time.</summary>
    Moment,

    /// <summary>Killed as it enters a system call, the seed-th of <see cref="Ntk.Syscalls"/>.</summary>
    Syscall,
}

/// <summary>How a process is to end, and when.</summary>
/// <param name="Kind">How.</param>
/// <param name="Count">The how manieth step, call or system call, from 1; milliseconds.</param>
/// <param name="Seed">What a power cut draws from; which system call.</param>
internal readonly record struct Order(OrderKind Kind, int Count = 0, int Seed = 0)
{
    public static Order None => default;

    public static Order Parse(string text)
    {
        string[] parts = text.Split(':');
        return new Order(Enum.Parse<OrderKind>(parts[0]), Number(parts[1]), Number(parts[2]));
    }

    public override string ToString() => Invariant($"{Kind}:{Count}:{Seed}");

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
