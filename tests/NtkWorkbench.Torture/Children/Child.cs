using System.Runtime.InteropServices;

namespace NtkWorkbench.Torture;

/// <summary>ntk, put together as the program does it, in a process that ends itself where the order says so.</summary>
internal static partial class Child
{
    private const int Kill9 = 9;

    public static int Run(Order order, string[] arguments)
    {
        using var interruption = new Interruption();
        Session program = Composition.CreateSession(interruption);
        Session session = order.Kind != OrderKind.Step ? program : new Session(
            program.Output, program.Errors, new Lazy<Workbench>(() => Killing(program.Workbench, order.Count)), interruption,
            program.FindScheduler);
        if (order.Kind is OrderKind.Call or OrderKind.Plug)
            Disk.Replace(new KillingDisk(order));
        return CommandLine.Create(session).Invoke(arguments);
    }

    /// <summary>SIGKILL; nothing of this process runs any more.</summary>
    public static void End()
    {
        _ = Kill(Environment.ProcessId, Kill9);
        Thread.Sleep(Timeout.Infinite);
    }

    private static Workbench Killing(Workbench workbench, int steps)
    {
        ILinearAlgebra linearAlgebra = workbench.LinearAlgebra;
        var engine = new AvailableEngine
        {
            Kind = EngineKind.Builtin,
            FindDevices = () => [Device.Cpu],
            OnDevice = _ => new KillingEngineProvider(new BuiltinEngineProvider(linearAlgebra), steps),
        };
        return workbench with { Engines = new EngineCatalog([engine]) };
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
