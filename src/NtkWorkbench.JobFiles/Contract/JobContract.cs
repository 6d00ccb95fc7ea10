namespace NtkWorkbench.JobFiles;

/// <summary>
/// How the records look in a job file: the one table that binding, resolved.yaml and the schema are made from.
/// Everything else (keys, types, required, ranges, descriptions) is on the records, and <see cref="RecordContract"/> reads it there.
/// </summary>
internal static class JobContract
{
    private static readonly JobUnion[] Unions =
    [
        new(typeof(Job), "kind",
        [
            ("network", typeof(NetworkJob)), ("quadratic", typeof(QuadraticJob)), ("step_size", typeof(StepSizeJob)),
            ("instance_noise", typeof(InstanceNoiseJob)), ("learning_rate_sweep", typeof(LearningRateSweepJob)),
            ("laziness_map", typeof(LazinessMapJob)),
            ("comparison", typeof(ComparisonJob)),
        ], Default: "network"),
        new(typeof(DataOptions), "kind",
        [
            ("function", typeof(FunctionDataOptions)), ("csv", typeof(CsvDataOptions)), ("idx", typeof(IdxDataOptions)),
            ("cifar10", typeof(Cifar10DataOptions)), ("npy", typeof(NpyDataOptions)),
        ]),
        new(typeof(DesignOptions), "kind",
        [
            ("modes", typeof(ModesDesignOptions)), ("csv", typeof(CsvDesignOptions)), ("drawn", typeof(DrawnDesignOptions)),
        ]),
        new(typeof(TargetFunction), "kind",
        [
            ("piecewise_linear", typeof(PiecewiseLinear)), ("sine", typeof(Sine)), ("sine_mixture", typeof(SineMixture)),
            ("step", typeof(UnitStep)), ("absolute_value", typeof(AbsoluteValue)),
            ("expression", typeof(ExpressionFunction)),
        ], Default: "expression"),
        new(typeof(InitializationScheme), "scheme",
        [
            ("he_normal", typeof(HeNormalScheme)), ("he_uniform", typeof(HeUniformScheme)),
            ("xavier_normal", typeof(XavierNormalScheme)), ("xavier_uniform", typeof(XavierUniformScheme)),
            ("lecun_normal", typeof(LecunNormalScheme)), ("normal", typeof(NormalScheme)), ("uniform", typeof(UniformScheme)),
            ("pytorch_default", typeof(PytorchDefaultScheme)), ("zeros", typeof(ZerosScheme)), ("constant", typeof(ConstantScheme)),
            ("elbows", typeof(ElbowsScheme)),
        ]),
        new(typeof(Parameterization), "kind",
        [
            ("standard", typeof(StandardParameterization)), ("ntk", typeof(NtkParameterization)), ("mup", typeof(MupParameterization)),
        ]),
        new(typeof(OptimizerOptions), "kind",
        [
            ("sgd", typeof(SgdOptions)), ("momentum", typeof(MomentumOptions)), ("adam", typeof(AdamOptions)),
            ("rmsprop", typeof(RmsPropOptions)),
        ]),
        new(typeof(Schedule), "kind",
        [
            ("constant", typeof(ConstantSchedule)), ("step", typeof(StepSchedule)), ("exponential", typeof(ExponentialSchedule)),
            ("inverse_time", typeof(InverseTimeSchedule)), ("cosine", typeof(CosineSchedule)),
            ("linear_warmup", typeof(LinearWarmupSchedule)), ("sequence", typeof(SequenceSchedule)),
            ("reduce_on_plateau", typeof(ReduceOnPlateauSchedule)),
        ]),
    ];

    /// <summary>The union of an abstract record; null for other types.</summary>
    public static JobUnion? UnionOf(Type type) => Array.Find(Unions, union => union.Type == type);

    /// <summary>The contract of a record, or of the kind that a mapping names; null for other types and unknown kinds.</summary>
    public static RecordContract? ContractOf(Type type, YamlMapping mapping)
    {
        if (UnionOf(type) is not JobUnion union)
            return type.IsClass && type != typeof(string) ? RecordContract.Of(type) : null;
        YamlEntry? given = mapping.Find(union.Discriminator);
        string? name = given is null ? union.Default : (given.Value as YamlScalar)?.Value;
        return name is not null && union.Find(name) is Type member ? RecordContract.Of(member) : null;
    }

    /// <summary>T of an IReadOnlyList&lt;T&gt;; null for other types.</summary>
    public static Type? ItemOf(Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>) ? type.GetGenericArguments()[0] : null;

    public static string NameOf(object value) => value is Enum
        ? JobNames.Of(value.ToString()!)
        : Unions.SelectMany(union => union.Members).First(member => member.Type == value.GetType()).Name;
}
