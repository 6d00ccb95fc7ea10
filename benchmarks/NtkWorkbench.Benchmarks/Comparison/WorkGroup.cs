namespace NtkWorkbench.Benchmarks;

/// <summary>The parts of the table, each of which --only can name.</summary>
internal enum WorkGroup
{
    /// <summary>Training the course notebook's networks.</summary>
    Notebook,

    /// <summary>Training a wide network.</summary>
    Wide,

    /// <summary>Tangent features.</summary>
    Tangents,

    /// <summary>Products with tangent features that are not formed, and the leading modes by them.</summary>
    Leading,

    /// <summary>Kernels of networks of infinite width.</summary>
    Infinite,

    /// <summary>The builtin engine against the torch engine.</summary>
    Engines,

    /// <summary>Reading images.</summary>
    Reading,

    /// <summary>What is held to a number of seconds.</summary>
    Alone,
}
